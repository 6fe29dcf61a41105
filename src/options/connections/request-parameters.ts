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

/** An issuer from what was pasted: administrators often copy the address of the discovery document. */
export function issuerOf(pasted: string): string {
  return pasted.replace(/\/\.well-known\/openid-configuration\/?\s*$/, '');
}
