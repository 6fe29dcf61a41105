import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import type { OidcSignIn } from '../core/configuration/connection';
import { isLaunchFailure, launchFailure } from '../core/failure/launch-failure';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { Provider } from '../core/sign-in/provider';
import type { Tokens } from '../core/sign-in/tokens';
import { type Stored, storeIfRoom } from '../core/util/stored';
import { checkedBy } from './checked-client';
import { type ProviderPorts, sendOptions } from './http-options';
import { describeOutage, isOutage } from './outage';
import { translateProviderError } from './provider-errors';
import { readJson } from './read-answer';
import { tokensFrom } from './tokens-from';
import { verifySignature } from './verify-signature';

export interface RefreshPorts extends Pick<ProviderPorts, 'findMissingHosts' | 'held'> {
  readonly tokens: Stored<Tokens>;
  /** Set once a refresh has brought no ID token. */
  readonly isNeverRenewed: Stored<true>;
  /** Goes on even if the request is canceled, because the answer may hold the only refresh token that still works. */
  readonly lastingBudget: LaunchBudget;
}

const answerSchema = v.object({
  access_token: v.string(),
  refresh_token: v.optional(v.pipe(v.string(), v.nonEmpty())),
});

/**
 * New tokens for a refresh token. A rotated refresh token (RFC 9700 §4.14) is stored with the previous ID token as soon
 * as it arrives, before anything else can fail. `undefined` if the refresh token no longer works, or if the new ID
 * token is missing or failed a check, so that the person has to sign in. Any other problem signs nobody out, but throws
 * `provider-unreachable`, `provider-failed`, `provider-unusable`, `id-token-unusable` or `hosts-not-allowed`.
 */
export async function refresh(
  provider: Provider,
  signIn: OidcSignIn,
  tokens: Tokens,
  ports: RefreshPorts,
): Promise<Tokens | undefined> {
  if (!tokens.refreshToken) return undefined;
  const client: oauth.Client = { client_id: signIn.clientId };
  const response = await send(provider, client, tokens.refreshToken, ports);
  const current = await keepRotated(response, tokens, ports.tokens);
  if (!current) {
    if (await isRefusal(provider, client, response)) return undefined;
    throw launchFailure(isOutage(response.status) ? describeOutage(response) : { code: 'provider-unreachable' });
  }
  try {
    const { provider: issuer, client: checked } = await checkedBy(provider, signIn, response);
    const answer = await oauth.processRefreshTokenResponse(issuer, checked, response);
    if (!answer.id_token) {
      // OpenID Connect Core 1.0 §12.2 leaves it to the provider.
      await storeIfRoom(ports.isNeverRenewed, true);
      return undefined;
    }
    await verifySignature(provider, { response, answer }, { ...ports, budget: ports.lastingBudget });
    const renewed = tokensFrom(answer, signIn);
    // OpenID Connect Core 1.0 §12.2: the ID token of a refresh is about the same person.
    if (renewed.subject !== tokens.subject) return undefined;
    const { refreshToken, isUnasked } = current;
    return { ...renewed, refreshToken, ...(isUnasked && { isUnasked }) };
  } catch (error) {
    // Without the provider's keys, the ID token cannot be judged. One that AWS does not take is not better next time.
    if (isLaunchFailure(error)) throw error;
    return undefined;
  }
}

async function send(
  provider: Provider,
  client: oauth.Client,
  refreshToken: string,
  ports: RefreshPorts,
): Promise<Response> {
  try {
    const options = sendOptions({ ...ports, budget: ports.lastingBudget });
    return await oauth.refreshTokenGrantRequest(provider, client, oauth.None(), refreshToken, options);
  } catch (error) {
    throw await translateProviderError(error, 'provider-unreachable');
  }
}

/** The previous tokens with the refresh token to use from now on; `undefined` if the answer has no tokens. */
async function keepRotated(response: Response, before: Tokens, stored: Stored<Tokens>): Promise<Tokens | undefined> {
  const body = response.status === 200 ? await readJson(response.clone()) : undefined;
  const answer = v.safeParse(answerSchema, body);
  if (!answer.success) return undefined;
  const { refresh_token: refreshToken = before.refreshToken } = answer.output;
  if (refreshToken === before.refreshToken) return before;
  const current = { ...before, refreshToken };
  await storeIfRoom(stored, current);
  return current;
}

/** Whether the provider itself refused (RFC 6749 §5.2). Any other answer may be from a captive portal or an outage. */
async function isRefusal(provider: Provider, client: oauth.Client, response: Response): Promise<boolean> {
  try {
    await oauth.processRefreshTokenResponse(provider, client, response);
    return false;
  } catch (error) {
    const isSaid = error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError;
    return isSaid && !isOutage(error.status);
  }
}
