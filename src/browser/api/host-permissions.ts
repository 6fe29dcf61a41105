import { browser } from './browser';

/** Match patterns that have been allowed, as `readAllowed` found them. */
export type AllowedHosts = ReadonlySet<string>;

/** The match patterns that have been allowed, as they were asked for. */
export async function readAllowed(): Promise<AllowedHosts> {
  return new Set((await browser.permissions.getAll()).origins);
}

/** The match patterns among these that have not been allowed: by what is `known`, or else by asking the browser. */
export async function findMissing(hosts: readonly string[], known?: AllowedHosts): Promise<string[]> {
  if (known) return hosts.filter(host => !isAmong(host, known));
  const allowed = await Promise.all(hosts.map(host => browser.permissions.contains({ origins: [host] })));
  return hosts.filter((_, index) => !allowed[index]);
}

/**
 * Whether one of these patterns allows the hosts of a pattern: itself, one of a domain that it is in, or one of all hosts.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
function isAmong(pattern: string, known: AllowedHosts): boolean {
  const [scheme = '', host = ''] = pattern.replace(/\/\*$/, '').split('://');
  const labels = host.replace(/^\*\./, '').split('.');
  const domains = labels.map((_, at) => `*.${labels.slice(at).join('.')}`);
  const isAllowed = (wider: string) => known.has(`${scheme}://${wider}/*`) || known.has(`*://${wider}/*`);
  return [host, '*', ...domains].some(isAllowed) || known.has('<all_urls>');
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
