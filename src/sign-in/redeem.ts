import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { isSameIssuer } from '../core/sign-in/issuer';
import type { Provider } from '../core/sign-in/provider';
import { checkedBy } from './checked-client';
import { type ProviderPorts, sendOptions } from './http-options';
import { translateProviderError } from './provider-errors';
import { verifySignature } from './verify-signature';

/** The address that the provider sent the person to, and what the request had of its own. */
export interface Redirected {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface RedeemPorts extends ProviderPorts {
  /** The address to which the provider sends the person back. */
  readonly redirectUri: string;
  /** Whether a code is seen for the first time. Remembers the code. */
  readonly isNewCode: (code: string) => Promise<boolean>;
}

/** The provider's answer to a code, checked. Throws the failures of `authorize`. */
export async function redeem(
  provider: Provider,
  signIn: OidcSignIn,
  ports: RedeemPorts,
  { url, state, nonce, verifier }: Redirected,
): Promise<oauth.TokenEndpointResponse> {
  const client: oauth.Client = { client_id: signIn.clientId };
  const { redirectUri } = ports;
  try {
    const callback = new URL(url);
    const expected = new URL(redirectUri);
    if (callback.origin !== expected.origin || callback.pathname !== expected.pathname) {
      throw launchFailure({ code: 'sign-in-untrusted', said: 'redirected to another address' });
    }
    const parameters = oauth.validateAuthResponse(asNamedBy(callback, provider), client, callback, state);
    // A provider that gets a code twice revokes the tokens that it issued for the code (RFC 6749 §4.1.2).
    if (!(await ports.isNewCode(parameters.get('code') ?? ''))) {
      throw launchFailure({ code: 'sign-in-untrusted', said: 'a code that was used before' });
    }
    const response = await oauth.authorizationCodeGrantRequest(
      provider,
      client,
      oauth.None(),
      parameters,
      redirectUri,
      verifier,
      sendOptions(ports),
    );
    const checked = await checkedBy(provider, signIn, response);
    const answer = await oauth.processAuthorizationCodeResponse(checked.provider, checked.client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await verifySignature(provider, { response, answer }, ports);
    return answer;
  } catch (error) {
    throw await translateProviderError(error, 'sign-in-untrusted');
  }
}

/** The provider under the issuer of an answer (RFC 9207), if that is another form of the same issuer. */
function asNamedBy({ searchParams }: URL, provider: Provider): Provider {
  const issuer = searchParams.get('iss');
  return issuer !== null && isSameIssuer(issuer, provider.issuer) ? { ...provider, issuer } : provider;
}
