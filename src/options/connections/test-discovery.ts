import * as v from 'valibot';
import { endpointsOf, providerSchema } from '../../core/sign-in/provider';
import { type Message, message } from '../../core/words/message';
import { shortText } from '../../core/words/short-text';

export type DiscoveryResult =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly problem: Message };

const timeoutMilliseconds = 10_000;

/** Reads the discovery document of an issuer (OpenID Connect Discovery 1.0 §4) and reports its problem, if any. */
export async function testDiscovery(issuer: string): Promise<DiscoveryResult> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(timeoutMilliseconds),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    if (!response.ok) return refuse(message('discoveryStatus', { status: response.status }));
    return judgeDiscovery(issuer, await response.json());
  } catch (error) {
    return refuse(describeFetchError(error));
  }
}

/** Whether signing in can use a discovery document, and whether the document is this issuer's. */
export function judgeDiscovery(issuer: string, document: unknown): DiscoveryResult {
  const parsed = v.safeParse(providerSchema, document);
  if (!parsed.success) {
    const paths = [...new Set(parsed.issues.map(issue => v.getDotPath(issue)))].filter(Boolean);
    const members = paths.length > 0 ? paths.join(', ') : message('discoveryDocument');
    return refuse(message('discoveryUnusable', { members }));
  }
  const provider = parsed.output;
  if (provider.issuer !== issuer) {
    return refuse(message('discoveryOther', { issuer: shortText(provider.issuer) }));
  }
  const { tokenEndpoint, jwksUri, revocationEndpoint } = endpointsOf(provider);
  const urls = [provider.authorization_endpoint, tokenEndpoint, jwksUri, revocationEndpoint];
  return { ok: true, hosts: [...new Set(urls.filter(url => url !== undefined).map(url => new URL(url).host))] };
}

function describeFetchError(error: unknown): Message {
  if (error instanceof SyntaxError) return message('discoveryNotJson');
  if (error instanceof DOMException && error.name === 'TimeoutError') return message('discoveryTimeout');
  return message('discoveryUnreachable');
}

function refuse(problem: Message): DiscoveryResult {
  return { ok: false, problem };
}
