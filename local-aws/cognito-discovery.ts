import { userPool } from './world';

/**
 * Spreads the discovery document over two hosts, as Cognito does: issuer and keys on the region's host, every endpoint that
 * users and clients call on the pool's own domain.
 */
export function cognitoDiscovery(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(document).map(([name, value]): [string, unknown] => {
    if (!name.endsWith('_endpoint') || typeof value !== 'string') return [name, value];
    const path = new URL(value).pathname.replace(`/${userPool.id}`, '');
    return [name, `https://${userPool.signInHost}${path}`];
  });
  return Object.fromEntries(entries);
}
