import * as v from 'valibot';
import { endpointsOf, providerSchema } from '../core/provider';
import { shortText } from '../core/short-text';

export type DiscoveryResult =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const timeoutMilliseconds = 10_000;

/** Reads the discovery document of an issuer (OpenID Connect Discovery 1.0 §4) and says what is wrong with it, if anything. */
export async function testDiscovery(issuer: string): Promise<DiscoveryResult> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(timeoutMilliseconds),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    if (!response.ok)
      return refuse(`The issuer answered with status ${response.status} instead of its discovery document.`);
    return judgeDiscovery(issuer, await response.json());
  } catch (error) {
    return refuse(describeFetchError(error));
  }
}

/** Whether a discovery document is one that signing in can use, and is this issuer's. */
export function judgeDiscovery(issuer: string, document: unknown): DiscoveryResult {
  const parsed = v.safeParse(providerSchema, document);
  if (!parsed.success) {
    const members = [...new Set(parsed.issues.map(issue => v.getDotPath(issue) ?? 'the document itself'))];
    return refuse(`The discovery document cannot be used. Missing or not valid: ${members.join(', ')}.`);
  }
  const provider = parsed.output;
  if (provider.issuer !== issuer) {
    return refuse(
      `The discovery document belongs to another issuer: ${shortText(provider.issuer)}. Enter exactly that.`,
    );
  }
  const { tokenEndpoint, jwksUri, revocationEndpoint } = endpointsOf(provider);
  const urls = [provider.authorization_endpoint, tokenEndpoint, jwksUri, revocationEndpoint];
  return { ok: true, hosts: [...new Set(urls.filter(url => url !== undefined).map(url => new URL(url).host))] };
}

function describeFetchError(error: unknown): string {
  if (error instanceof SyntaxError) return 'The answer is not JSON, so it is no discovery document.';
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'No answer within 10 seconds.';
  return 'The issuer cannot be reached, or it redirects elsewhere.';
}

function refuse(problem: string): DiscoveryResult {
  return { ok: false, problem };
}
