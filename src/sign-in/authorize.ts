import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/connection';
import type { LaunchBudget } from '../core/launch-budget';
import { launchFailure } from '../core/launch-failure';
import type { Provider } from '../core/provider';
import type { OpenWindow } from '../core/sign-in-window';
import type { Tokens } from '../core/tokens';
import { httpOptions } from './http-options';
import { translateProviderError } from './provider-errors';
import { tokensFrom } from './tokens-from';

/** `prompt` of OpenID Connect Core 1.0 §3.1.2.1. */
export type Prompt = 'none' | 'login' | undefined;

export interface AuthorizePorts {
  /** Where the provider sends the person back. */
  readonly redirectUri: string;
  readonly openWindow: OpenWindow;
  readonly budget: LaunchBudget;
}

/**
 * Authorization code flow with PKCE S256 (RFC 7636), state and nonce of its own for each call. They live in this
 * call alone: when the worker is stopped meanwhile, a late code finds nobody who could redeem it.
 * Throws `sign-in-cancelled`, `sign-in-refused`, `sign-in-untrusted`, `provider-unreachable`.
 */
export async function authorize(
  provider: Provider,
  signIn: OidcSignIn,
  prompt: Prompt,
  ports: AuthorizePorts,
): Promise<Tokens> {
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
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);

  const answer = await ports.openWindow(url, prompt === 'none' ? 'silent' : 'window');
  if (answer.type === 'cancelled') throw launchFailure({ code: 'sign-in-cancelled' });
  if (answer.type === 'not-loaded') throw launchFailure({ code: 'provider-unreachable' });
  return await redeem(provider, signIn, ports, { url: answer.url, state, nonce, verifier });
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
  { redirectUri, budget }: AuthorizePorts,
  { url, state, nonce, verifier }: Redirected,
): Promise<Tokens> {
  const client: oauth.Client = { client_id: signIn.clientId };
  try {
    const callback = new URL(url);
    const expected = new URL(redirectUri);
    if (callback.origin !== expected.origin || callback.pathname !== expected.pathname) {
      throw launchFailure({ code: 'sign-in-untrusted', said: 'redirected to another address' });
    }
    const parameters = oauth.validateAuthResponse(provider, client, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(
      provider,
      client,
      oauth.None(),
      parameters,
      redirectUri,
      verifier,
      httpOptions(budget),
    );
    const answer = await oauth.processAuthorizationCodeResponse(provider, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(provider, response, httpOptions(budget));
    return tokensFrom(answer, signIn);
  } catch (error) {
    throw translateProviderError(error, 'sign-in-untrusted');
  }
}
