/**
 * Whether a text looks random, as a key does, and not like words. A random text has capitals, small letters and digits,
 * which alternate. In a short random text, most characters occur once or twice. A path, a name or a hexadecimal number
 * is not random.
 */
export function isRandomText(text: string): boolean {
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  let changes = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (kindOf(text.charCodeAt(index)) !== kindOf(text.charCodeAt(index - 1))) changes += 1;
  }
  const share = changes / (text.length - 1);
  const signs = text.match(/[^A-Za-z0-9]/g)?.length ?? 0;
  // In base64 one character of 32 is a sign; a path has more of them.
  if (signs > text.length / 8 && share < 0.75) return false;
  // By chance the share is 0.63. Words with capitals, digits and slashes between them reach 0.4, but with fewer
  // characters.
  return share >= 0.55 || (share >= 0.4 && new Set(text.slice(0, 100)).size >= Math.min(24, text.length / 2));
}

function kindOf(code: number): 'digit' | 'capital' | 'small' | 'sign' {
  if (code >= 48 && code <= 57) return 'digit';
  if (code >= 65 && code <= 90) return 'capital';
  return code >= 97 && code <= 122 ? 'small' : 'sign';
}
