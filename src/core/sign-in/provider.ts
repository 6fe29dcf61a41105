import * as v from 'valibot';
import type { ProviderEndpoints } from '../hosts/hosts';

/** In characters, and of algorithms: far more than a provider has, and little enough to be kept. */
const longestAddress = 4_096;
const longestName = 100;
const maximumAlgorithms = 100;

/** An https address with an exact host. People allow match patterns, where `*` would stand for any host. */
const httpsUrlSchema = v.pipe(v.string(), v.maxLength(longestAddress), v.startsWith('https://'), v.check(hasExactHost));

function hasExactHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return !hostname.includes('*') && username === '' && password === '';
}

export const providerSchema = v.object({
  issuer: httpsUrlSchema,
  authorization_endpoint: httpsUrlSchema,
  token_endpoint: httpsUrlSchema,
  jwks_uri: httpsUrlSchema,
  revocation_endpoint: v.exactOptional(httpsUrlSchema),
  id_token_signing_alg_values_supported: v.exactOptional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(longestName))), v.maxLength(maximumAlgorithms)),
  ),
  authorization_response_iss_parameter_supported: v.exactOptional(v.boolean()),
});

/** The members that we use of a provider's discovery document (OpenID Connect Discovery 1.0 §3). Not secret. */
export type Provider = v.InferOutput<typeof providerSchema>;

/** The endpoints that need a host permission of their own. */
export function endpointsOf(provider: Provider): ProviderEndpoints {
  return {
    tokenEndpoint: provider.token_endpoint,
    jwksUri: provider.jwks_uri,
    revocationEndpoint: provider.revocation_endpoint,
  };
}
