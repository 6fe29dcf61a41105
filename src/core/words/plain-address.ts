/** The characters that RFC 3986 §2 allows in a path or a query. Browsers treat other characters differently. */
const plainRest = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/;

/** Labels of letters, digits, hyphens and underscores, none of them empty, or an address of IPv6. */
const plainHost = /^(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|\[[0-9a-f:.]+\])$/;

/**
 * Whether an address is https and written just as a URL parser writes it (WHATWG URL), so that what is shown, stored,
 * compared and called is one and the same text: scheme and host in small letters and ASCII, no user name, no port 443,
 * no dot segments, blanks, line ends or backslashes, no final dot after the host, no fragment. The one slash after a
 * host alone may be there or not: providers differ in it (OpenID Connect Discovery 1.0 §4.3 compares the issuer as a
 * text).
 */
export function isPlainHttpsAddress(text: string): boolean {
  if (!text.startsWith('https://') || !URL.canParse(text)) return false;
  const { href, hostname, origin, username, password } = new URL(text);
  const rest = text.slice(origin.length);
  return (
    text.startsWith(origin) &&
    `${origin}${rest.startsWith('/') ? '' : '/'}${rest}` === href &&
    username === '' &&
    password === '' &&
    hostname.length <= 253 &&
    plainHost.test(hostname) &&
    plainRest.test(rest)
  );
}
