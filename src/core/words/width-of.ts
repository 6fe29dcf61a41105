/** How wide a text is, in Latin letters. Those of Chinese and Japanese are twice as wide. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);
}
