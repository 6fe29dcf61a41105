import { findMissing } from '../browser/api/host-permissions';
import { getKnownStore } from '../browser/store/known-store';
import { providerItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { hostOf } from '../core/hosts/wanted-hosts';
import { getProvider } from '../sign-in/get-provider';
import { requestPorts } from './request-ports';

/**
 * Reads discovery documents ahead, so that the first click can ask for all hosts in one prompt. These are the documents
 * for the policy's connections and the person's own, which were imported or typed by somebody who saw the host. A
 * provider that only a shared file names is asked once its host is allowed. Throws `configuration-unreadable`.
 */
export async function discoverProviders(): Promise<void> {
  const { configuration: own, managed, shared } = await getKnownStore();
  const decided = issuersOf([...managed.connections, ...own.connections]);
  const named = issuersOf(shared.connections);
  const missing = new Set(await findMissing(named.map(hostOf)));
  const issuers = new Set([...decided, ...named.filter(issuer => !missing.has(hostOf(issuer)))]);
  await Promise.allSettled([...issuers].map(issuer => getProvider(issuer, providerItem(issuer), requestPorts())));
}

/**
 * Throws `hosts-not-allowed` if the connection is a shared file's alone and its issuer's host is not allowed: then a sign-in
 * must not ask its provider for anything, either.
 */
export async function requireAskable({ id, signIn }: Connection): Promise<void> {
  const { shared } = await getKnownStore();
  if (signIn.type !== 'oidc' || !shared.connections.some(connection => connection.id === id)) return;
  const hosts = await findMissing([hostOf(signIn.issuer)]);
  if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
}

function issuersOf(connections: readonly Connection[]): string[] {
  return connections.flatMap(({ signIn }) => (signIn.type === 'oidc' ? [signIn.issuer] : []));
}
