import * as v from 'valibot';
import type { HeldRequests } from '../../core/hosts/held-requests';
import { isSameIssuer } from '../../core/sign-in/issuer';
import { endpointsOf, providerSchema } from '../../core/sign-in/provider';
import { withoutNulls } from '../../core/sign-in/without-nulls';
import { type Message, message } from '../../core/words/message';
import { shortText } from '../../core/words/short-text';

export type DiscoveryResult =
  | {
      readonly ok: true;
      readonly hosts: readonly string[];
      /** Whether the provider lists the scope `offline_access`. */
      readonly canOffline: boolean;
    }
  | { readonly ok: false; readonly problem: Message };

/** The scope that asks for a refresh token (OpenID Connect Core 1.0 §11). */
export const offlineScope = 'offline_access';

const timeoutMilliseconds = 10_000;

/** Reads the discovery document of an issuer (OpenID Connect Discovery 1.0 §4) and reports its problem, if any. */
export async function testDiscovery(issuer: string, held: HeldRequests): Promise<DiscoveryResult> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(timeoutMilliseconds),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
    });
    await held.note(address, response.status);
    if (response.type === 'opaqueredirect') return refuse(message('discoveryRedirect', { address }));
    if (!response.ok) return refuseStatus(response.status, address);
    return judgeDiscovery(issuer, await response.json());
  } catch (error) {
    const hold = error instanceof TypeError ? await held.find(address) : undefined;
    return hold ? refuseStatus(hold.httpStatus, address) : refuse(describeFetchError(error));
  }
}

/** Whether signing in can use a discovery document, and whether the document is this issuer's. */
export function judgeDiscovery(issuer: string, document: unknown): DiscoveryResult {
  const parsed = v.safeParse(providerSchema, withoutNulls(document));
  if (!parsed.success) {
    const paths = [...new Set(parsed.issues.map(issue => v.getDotPath(issue)))].filter(Boolean);
    const members = paths.length > 0 ? paths.join(', ') : message('discoveryDocument');
    return refuse(message('discoveryUnusable', { members }));
  }
  const provider = parsed.output;
  if (!isSameIssuer(provider.issuer, issuer)) {
    return refuse(message('discoveryOther', { issuer: shortText(provider.issuer) }));
  }
  const { tokenEndpoint, jwksUri, revocationEndpoint } = endpointsOf(provider);
  const urls = [provider.authorization_endpoint, tokenEndpoint, jwksUri, revocationEndpoint];
  const hosts = [...new Set(urls.filter(url => url !== undefined).map(url => new URL(url).host))];
  const scopes = v.safeParse(v.object({ scopes_supported: v.array(v.string()) }), document);
  return { ok: true, hosts, canOffline: scopes.success && scopes.output.scopes_supported.includes(offlineScope) };
}

function describeFetchError(error: unknown): Message {
  if (error instanceof SyntaxError) return message('discoveryNotJson');
  if (error instanceof DOMException && error.name === 'TimeoutError') return message('discoveryTimeout');
  return message('discoveryUnreachable');
}

function refuseStatus(status: number, address: string): DiscoveryResult {
  return refuse(message('discoveryStatus', { status, address }));
}

function refuse(problem: Message): DiscoveryResult {
  return { ok: false, problem };
}
