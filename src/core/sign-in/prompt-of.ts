/**
 * The `prompt` of one authorization request (OpenID Connect Core 1.0 §3.1.2.1): what the sign-in asks for, and what the
 * connection adds to a request with a window, such as `consent`.
 */
export function promptOf(own: 'none' | 'login' | undefined, added = ''): string | undefined {
  // `none` must stand alone, and would never show a window.
  if (own === 'none') return own;
  const values = added.split(' ').filter(value => value !== '' && value !== 'none');
  return [...new Set([...(own ? [own] : []), ...values])].join(' ') || undefined;
}
