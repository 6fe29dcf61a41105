import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/connection';
import type { LaunchBudget } from '../core/launch-budget';
import { failureOf } from '../core/launch-failure';
import type { Provider } from '../core/provider';
import type { Tokens } from '../core/tokens';
import { httpOptions } from './http-options';
import { translateProviderError } from './provider-errors';
import { tokensFrom } from './tokens-from';

/**
 * New tokens for a refresh token, with the rotated refresh token if the provider gave one (RFC 9700 §4.14).
 * `undefined` where the refresh token no longer serves (or no ID token comes with it), so that the person has to sign
 * in. Throws `provider-unreachable`, so that being offline does not sign anybody out.
 */
export async function refresh(
  provider: Provider,
  signIn: OidcSignIn,
  tokens: Tokens,
  budget: LaunchBudget,
): Promise<Tokens | undefined> {
  if (!tokens.refreshToken) return undefined;
  const client: oauth.Client = { client_id: signIn.clientId };
  try {
    const response = await oauth.refreshTokenGrantRequest(
      provider,
      client,
      oauth.None(),
      tokens.refreshToken,
      httpOptions(budget),
    );
    const answer = await oauth.processRefreshTokenResponse(provider, client, response);
    if (!answer.id_token) return undefined;
    await oauth.validateApplicationLevelSignature(provider, response, httpOptions(budget));
    const renewed = tokensFrom(answer, signIn);
    // OpenID Connect Core 1.0 §12.2: the ID token of a refresh is about the same person.
    if (renewed.subject !== tokens.subject) return undefined;
    return { ...renewed, refreshToken: renewed.refreshToken ?? tokens.refreshToken };
  } catch (error) {
    const translated = translateProviderError(error, 'sign-in-untrusted');
    if (failureOf(translated).code === 'provider-unreachable') throw translated;
    return undefined;
  }
}
