import { findPartition } from '../../core/aws/partition';
import type { OidcSignIn } from '../../core/configuration/connection';

type Parameters = NonNullable<OidcSignIn['parameters']>;

/** Parameters as their field holds them: `kc_idp_hint=corporate&access_type=offline`. */
export function parametersText(parameters: Parameters | undefined): string {
  return new URLSearchParams(parameters).toString();
}

/** The parameters that a text holds; none if it is empty. A name that comes twice counts once, with its last value. */
export function readParameters(text: string): Parameters | undefined {
  const parameters = Object.fromEntries(new URLSearchParams(text.trim()));
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

/**
 * An issuer from what was pasted: administrators often copy the address of the discovery document, or the ID of a Cognito
 * user pool, which tells the address: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function issuerOf(pasted: string): string {
  const [, region = ''] = userPoolId.exec(pasted) ?? [];
  const partition = findPartition(region);
  if (partition) return `https://${['cognito-idp', region, partition.dnsSuffix].join('.')}/${pasted.trim()}`;
  return pasted.replace(/\/\.well-known\/openid-configuration\/?\s*$/, '');
}

/** AWS makes IDs with nine characters after the region, and promises no length. */
const userPoolId = /^\s*([a-z]{2}(?:-[a-z]{1,10}){1,3}-\d{1,2})_[A-Za-z0-9]{9}\s*$/;
