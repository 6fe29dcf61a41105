/** A header or a payload of at least so many characters: `{"alg":…`. */
const shortestPart = 11;

/**
 * Whether a text holds a JSON Web Token: three parts as JWS has them, or five as JWE has them, of which the second is
 * empty where the key is agreed on directly (RFC 7515 §7.1, RFC 7516 §7.1). Its header is a JSON object, so begins with
 * `eyJ` in base64url, unless it is written with blanks. Each part is looked at once.
 */
export function isJoseToken(text: string): boolean {
  return (text.match(/[\w.-]+/g) ?? []).some(run => {
    const parts = run.split('.');
    return parts.some((part, index) => parts.length > index + 2 && isToken(part, parts.slice(index + 1, index + 5)));
  });
}

function isToken(first: string, rest: readonly string[]): boolean {
  const start = first.indexOf('eyJ');
  const isObject = start >= 0 && first.length - start >= shortestPart;
  const [second = '', third = '', fourth = '', fifth = ''] = rest;
  if (isObject && second.startsWith('eyJ') && second.length >= shortestPart) return true;
  if (isObject && third !== '' && fourth !== '' && fifth !== '') return true;
  // A payload that is no JSON object, or one that is carried elsewhere (RFC 7515 appendix F).
  return isHeader(isObject ? first.slice(start) : first);
}

/** Whether it is a header of JOSE: a JSON object that names an algorithm. */
function isHeader(part: string): boolean {
  if (part.length < shortestPart || part.length > 8_192 || !/^e[wy]/.test(part)) return false;
  try {
    const header: unknown = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof header === 'object' && header !== null && ('alg' in header || 'enc' in header);
  } catch {
    return false;
  }
}
