import { isReservedName } from '../util/reserved-names';

/**
 * The parameters of an authorization request that the sign-in sets itself, or that would change how the answer comes
 * back (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core 1.0 §3.1.2.1 and §6, RFC 9126, JARM, RFC 9449 §10).
 */
const ownParameters: readonly string[] = [
  ...['response_type', 'response_mode', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'id_token_hint', 'max_age', 'request', 'request_uri', 'registration'],
  ...['client_secret', 'client_assertion', 'client_assertion_type', 'dpop_jkt'],
];

/** Whether a connection may set this parameter of its authorization requests. */
export function isFreeParameter(name: string): boolean {
  return /^[\w.:-]{1,64}$/.test(name) && !ownParameters.includes(name.toLowerCase()) && !isReservedName(name);
}
