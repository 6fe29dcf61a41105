import { browser } from './browser';

/** Match patterns that have been allowed, as `readAllowed` found them. */
export type AllowedHosts = ReadonlySet<string>;

/** The match patterns that have been allowed, as they were asked for. */
export async function readAllowed(): Promise<AllowedHosts> {
  return new Set((await browser.permissions.getAll()).origins);
}

/**
 * The match patterns among these that have not been allowed. Asks the browser only for those that are not `known` to be
 * allowed: a wider pattern may allow them, too.
 */
export async function findMissing(hosts: readonly string[], known?: AllowedHosts): Promise<string[]> {
  const open = hosts.filter(host => !known || !isKnown(host, known));
  const allowed = await Promise.all(open.map(host => browser.permissions.contains({ origins: [host] })));
  return open.filter((_, index) => !allowed[index]);
}

/** Whether a host, or all hosts of a domain that it is in, are among these. */
function isKnown(host: string, known: AllowedHosts): boolean {
  const [scheme = '', rest = ''] = host.split('://');
  const labels = rest.split('.');
  return known.has(host) || labels.some((_, at) => known.has(`${scheme}://*.${labels.slice(at).join('.')}`));
}

/**
 * Asks the person to allow hosts. A click or key handler must call this before any await: browsers require the gesture.
 * The prompt closes the popup, at times before this call returns. Whatever must not be lost is stored or sent before the
 * call, and any next step follows from `onHostsAllowed`, not from this promise.
 */
export async function requestHosts(hosts: readonly string[]): Promise<boolean> {
  return await browser.permissions.request({ origins: [...hosts] });
}

/**
 * Gives up access to hosts: they cannot be called until they are requested again. If the person allowed them before,
 * Chromium then grants them without another prompt.
 * https://developer.chrome.com/docs/extensions/reference/api/permissions#remove
 */
export async function revokeHosts(hosts: readonly string[]): Promise<boolean> {
  return await browser.permissions.remove({ origins: [...hosts] });
}

export function onHostsAllowed(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
}

/** Calls back whenever hosts were allowed or revoked, also in the browser's own settings; returns how to stop. */
export function onHostsChanged(callback: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(callback);
  onRemoved.addListener(callback);
  return () => {
    onAdded.removeListener(callback);
    onRemoved.removeListener(callback);
  };
}
