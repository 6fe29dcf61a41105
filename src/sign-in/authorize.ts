import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { promptOf } from '../core/sign-in/prompt-of';
import type { Provider } from '../core/sign-in/provider';
import type { OpenWindow, WindowAnswer } from '../core/sign-in/sign-in-window';
import type { Tokens } from '../core/sign-in/tokens';
import { hasAsked, toleratedSeconds } from './has-asked';
import { type RedeemPorts, redeem } from './redeem';
import { tokensFrom } from './tokens-from';

/** `prompt` of OpenID Connect Core 1.0 §3.1.2.1. */
export type Prompt = 'none' | 'login' | undefined;

export interface Attempt {
  readonly prompt?: Prompt | undefined;
  /** The request's state; a new one if there is none. */
  readonly state?: string;
  /** The state of the silent attempt before this one. A provider that remembers the first request answers with it. */
  readonly formerState?: string;
  /** An earlier ID token of the same person, so that a silent attempt finds them (`id_token_hint`). */
  readonly hint?: string | undefined;
}

export interface AuthorizePorts extends RedeemPorts {
  readonly openWindow: OpenWindow;
  /** Whether anything answers at this address, whatever the answer is. Sends no cookies and reads nothing. */
  readonly isReachable: (url: string) => Promise<boolean>;
  /** Has the provider revoke tokens that are not used. Nobody waits for the result. */
  readonly revokeLater: (tokens: Tokens) => void;
}

/**
 * Authorization code flow with PKCE S256 (RFC 7636). Each call has its own verifier, state and nonce, which exist only
 * in this call. If the worker is stopped meanwhile, nobody can redeem a late code. Throws `sign-in-cancelled`,
 * `sign-in-refused`, `sign-in-untrusted`, `sign-in-not-asked`, `client-refused`, `id-token-unusable`, `clock-wrong`,
 * `provider-unreachable`, `provider-failed`, `provider-unusable`, `hosts-not-allowed`.
 */
export async function authorize(
  provider: Provider,
  signIn: OidcSignIn,
  attempt: Attempt,
  ports: AuthorizePorts,
): Promise<Tokens> {
  ports.budget.signal.throwIfAborted();
  const { prompt, state = oauth.generateRandomState() } = attempt;
  const verifier = oauth.generateRandomCodeVerifier();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(provider.authorization_endpoint);
  const parameters = {
    ...signIn.parameters,
    response_type: 'code',
    client_id: signIn.clientId,
    redirect_uri: ports.redirectUri,
    scope: (signIn.scopes ?? ['openid']).join(' '),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    prompt: promptOf(prompt, signIn.parameters?.prompt),
    // Makes the provider state in the ID token when it authenticated the person (`auth_time`).
    max_age: prompt === 'login' ? String(toleratedSeconds) : undefined,
    id_token_hint: prompt === 'none' ? attempt.hint : undefined,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);

  const openedAt = performance.now();
  const answer = await openFor(url, attempt, ports);
  if (answer.type !== 'redirected') throw await explainNoAnswer(answer.type, provider, signIn, ports);
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

/**
 * Opens the window, or no window for a silent attempt. Some providers (LemonLDAP::NG) remember the silent attempt and
 * answer that one first. That answer is dropped, and the window is opened once more.
 */
async function openFor(url: URL, { prompt, formerState }: Attempt, ports: AuthorizePorts): Promise<WindowAnswer> {
  const open = async () => await ports.openWindow(url, prompt === 'none' ? 'silent' : 'window');
  const answer = await open();
  const isFormer = formerState !== undefined && answer.type === 'redirected' && stateOf(answer.url) === formerState;
  return isFormer ? await open() : answer;
}

function stateOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get('state') : null;
}

/**
 * Why no answer came. A provider that does not know the client or the redirect address must not send the person back
 * (RFC 6749 §4.1.2.1), but shows an error. Chromium shows no page with an error status, so the person sees none there.
 */
async function explainNoAnswer(
  type: 'cancelled' | 'not-loaded',
  provider: Provider,
  { clientId }: OidcSignIn,
  { redirectUri, isReachable }: AuthorizePorts,
): Promise<Error> {
  const registered = { clientId, redirectUri };
  if (type === 'cancelled') return launchFailure({ code: 'sign-in-cancelled', ...registered });
  return (await isReachable(provider.authorization_endpoint))
    ? launchFailure({ code: 'client-refused', ...registered })
    : launchFailure({ code: 'provider-unreachable' });
}
