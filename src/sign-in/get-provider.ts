import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { launchFailure } from '../core/failure/launch-failure';
import { isSameIssuer } from '../core/sign-in/issuer';
import { type Provider, providerSchema } from '../core/sign-in/provider';
import { type Stored, storeIfRoom } from '../core/util/stored';
import { type RequestPorts, readOptions } from './http-options';
import { translateProviderError } from './provider-errors';
import { readMember } from './read-answer';

/**
 * The provider behind an issuer, from the cache or else from its discovery document, whose `issuer` must be the same
 * (OpenID Connect Discovery 1.0 §4.3; `isSameIssuer` says which forms are) and whose endpoints must be https. Throws
 * the failures `provider-unreachable`, `provider-failed` and `provider-unusable`.
 */
export async function getProvider(issuer: string, cache: Stored<Provider>, ports: RequestPorts): Promise<Provider> {
  const cached = await cache.get();
  if (cached && isSameIssuer(cached.issuer, issuer)) return cached;
  const provider = parseProvider(await discover(issuer, ports));
  await storeIfRoom(cache, provider);
  return provider;
}

async function discover(issuer: string, ports: RequestPorts): Promise<oauth.AuthorizationServer> {
  try {
    const url = new URL(issuer);
    const response = await oauth.discoveryRequest(url, readOptions(ports));
    const found = await readMember(response, 'issuer');
    const expected = found !== undefined && isSameIssuer(found, issuer) ? new URL(found) : url;
    return await oauth.processDiscoveryResponse(expected, response);
  } catch (error) {
    throw await translateProviderError(error, 'provider-unusable');
  }
}

function parseProvider(document: oauth.AuthorizationServer): Provider {
  const parsed = v.safeParse(providerSchema, document);
  if (parsed.success) return parsed.output;
  const members = parsed.issues.map(issue => v.getDotPath(issue)).join(', ');
  throw launchFailure({ code: 'provider-unusable', said: `unusable: ${members}` });
}
