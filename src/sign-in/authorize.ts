import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { Provider } from '../core/sign-in/provider';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import type { Tokens } from '../core/sign-in/tokens';
import { clientAt } from './client-at';
import { hasAsked } from './has-asked';
import { type ProviderPorts, sendOptions } from './http-options';
import { translateProviderError } from './provider-errors';
import { tokensFrom } from './tokens-from';
import { verifySignature } from './verify-signature';

/** `prompt` of OpenID Connect Core 1.0 §3.1.2.1. */
export type Prompt = 'none' | 'login' | undefined;

export interface AuthorizePorts extends ProviderPorts {
  /** The address to which the provider sends the person back. */
  readonly redirectUri: string;
  readonly openWindow: OpenWindow;
  /** Whether a code is seen for the first time. Remembers the code. */
  readonly isNewCode: (code: string) => Promise<boolean>;
  /** Has the provider revoke tokens that are not used. Nobody waits for the result. */
  readonly revokeLater: (tokens: Tokens) => void;
}

/**
 * Authorization code flow with PKCE S256 (RFC 7636). Each call has its own verifier, state and nonce, which exist only
 * in this call. If the worker is stopped meanwhile, nobody can redeem a late code. Throws `sign-in-cancelled`,
 * `sign-in-refused`, `sign-in-untrusted`, `sign-in-not-asked`, `provider-unreachable`, `provider-unusable`,
 * `hosts-not-allowed`.
 */
export async function authorize(
  provider: Provider,
  signIn: OidcSignIn,
  prompt: Prompt,
  ports: AuthorizePorts,
): Promise<Tokens> {
  ports.budget.signal.throwIfAborted();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(provider.authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: signIn.clientId,
    redirect_uri: ports.redirectUri,
    scope: (signIn.scopes ?? ['openid']).join(' '),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(prompt && { prompt }),
    // Makes the provider state in the ID token when it authenticated the person (`auth_time`).
    ...(prompt === 'login' && { max_age: '0' }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);

  const openedAt = performance.now();
  const answer = await ports.openWindow(url, prompt === 'none' ? 'silent' : 'window');
  if (answer.type === 'cancelled') throw launchFailure({ code: 'sign-in-cancelled' });
  if (answer.type === 'not-loaded') throw launchFailure({ code: 'provider-unreachable' });
  const redeemed = await redeem(provider, signIn, ports, { url: answer.url, state, nonce, verifier });
  const tokens = tokensFrom(redeemed, signIn);
  if (prompt !== 'login') return tokens;
  const seconds = (performance.now() - openedAt) / 1000;
  const isAsked = hasAsked(oauth.getValidatedIdTokenClaims(redeemed), seconds);
  if (isAsked === undefined) return { ...tokens, isUnasked: true };
  if (isAsked) return tokens;
  ports.revokeLater(tokens);
  throw launchFailure({ code: 'sign-in-not-asked', said: new URL(provider.issuer).hostname });
}

interface Redirected {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

async function redeem(
  provider: Provider,
  signIn: OidcSignIn,
  ports: AuthorizePorts,
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
    const parameters = oauth.validateAuthResponse(provider, client, callback, state);
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
    const answer = await oauth.processAuthorizationCodeResponse(provider, clientAt(signIn, response), response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await verifySignature(provider, response, ports.budget);
    return answer;
  } catch (error) {
    throw translateProviderError(error, 'sign-in-untrusted');
  }
}
