/**
 * The second form of a Cognito user pool's issuer:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
 */
const updatedPool = /^https:\/\/issuer-(cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+)$/;

/**
 * Whether two issuers are the same provider's. Compares the texts, as OpenID Connect Core 1.0 §2 says, with two
 * exceptions: the slash after a host alone means nothing in an address, and a Cognito user pool has two forms of its
 * issuer.
 */
export function isSameIssuer(one: string, other: string): boolean {
  return plainForm(one) === plainForm(other);
}

/** The one form of an issuer's two: the same text for the same provider (`isSameIssuer`). */
export function plainForm(issuer: string): string {
  const [, pool] = updatedPool.exec(issuer) ?? [];
  if (pool !== undefined) return `https://${pool}`;
  return /^https:\/\/[^/]+\/$/.test(issuer) ? issuer.slice(0, -1) : issuer;
}

/**
 * The name by which an identity pool knows an issuer, for its `Logins`: without the scheme and a final slash.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/open-id.html
 */
export function providerName(issuer: string): string {
  return plainForm(issuer)
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');
}
