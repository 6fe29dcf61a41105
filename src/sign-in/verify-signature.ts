import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { isLaunchFailure, launchFailure } from '../core/failure/launch-failure';
import type { Provider } from '../core/sign-in/provider';
import { shortText } from '../core/words/short-text';
import { type RequestPorts, readOptions } from './http-options';
import { describeOutage, isOutage } from './outage';
import { translateProviderError } from './provider-errors';
import { readTokenPart } from './read-token-part';

const keySetSchema = v.looseObject({ keys: v.array(v.record(v.string(), v.unknown())) });

/** The algorithm that an identity pool is known to take. For any other one that is not confirmed. */
const usableAlgorithm = 'RS256';

/** The answer of a token endpoint as it came, and as oauth4webapi has processed it. */
export interface ProcessedAnswer {
  readonly response: Response;
  readonly answer: oauth.TokenEndpointResponse;
}

/**
 * Verifies the signature of the ID token in a processed token response with the provider's published keys, which the
 * browser keeps as long as HTTP allows. If the kept keys do not verify the signature, they may have been replaced, so
 * new ones are fetched once (OpenID Connect Core 1.0 §10.1.1). Throws `id-token-unusable` if the algorithm is one that
 * the provider lists and an identity pool does not take, `provider-unreachable`, `provider-failed` or `provider-unusable`
 * if no keys are available, and an error from oauth4webapi if the signature is wrong.
 */
export async function verifySignature(
  provider: Provider,
  { response, answer }: ProcessedAnswer,
  ports: RequestPorts,
): Promise<void> {
  const algorithm = readTokenPart(answer.id_token, 'header', 'alg');
  if (algorithm !== usableAlgorithm) {
    throw launchFailure({ code: 'id-token-unusable', reason: 'listed-algorithm', said: shortText(algorithm ?? '') });
  }
  const verifyWith = async (cache: RequestCache) => {
    const jwks = await fetchKeys(provider, ports, cache);
    const kept = { jwks, uat: Math.floor(Date.now() / 1000) };
    // A copy, since oauth4webapi caches keys per object.
    await oauth.validateApplicationLevelSignature({ ...provider }, response, { [oauth.jwksCache]: kept });
  };
  try {
    await verifyWith('default');
  } catch (error) {
    if (isLaunchFailure(error) && error.failure.code !== 'provider-unusable') throw error;
    await verifyWith('reload');
  }
}

async function fetchKeys(provider: Provider, ports: RequestPorts, cache: RequestCache): Promise<oauth.JWKS> {
  const { [oauth.customFetch]: fetchKeySet } = readOptions(ports, cache);
  try {
    const headers = { accept: 'application/json, application/jwk-set+json' };
    const request = { method: 'GET' as const, body: undefined, headers, redirect: 'manual' as const };
    const response = await fetchKeySet(provider.jwks_uri, request);
    if (isOutage(response.status)) throw launchFailure(describeOutage(response));
    return v.parse(keySetSchema, response.status === 200 ? await response.json() : undefined);
  } catch (error) {
    const isForm = v.isValiError(error) || error instanceof SyntaxError;
    if (isForm) throw launchFailure({ code: 'provider-unusable', said: 'unusable: jwks_uri' }, error);
    throw await translateProviderError(error, 'provider-unreachable');
  }
}
