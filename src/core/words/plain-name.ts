/**
 * Characters that change the direction of the text around them, or are invisible (Unicode Standard Annex 9;
 * General_Category Cf).
 */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * A name as it is shown, so that two names that look alike are alike, and none changes the words around it: on one
 * line, without control and invisible characters. What joins letters and emoji (U+200C, U+200D) stays.
 */
export function plainName(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(invisible, '')
    .trim();
}
