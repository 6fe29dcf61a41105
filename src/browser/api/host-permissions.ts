import { browser } from './browser';

/** The match patterns among these that have not been allowed. */
export async function findMissing(hosts: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(hosts.map(host => browser.permissions.contains({ origins: [host] })));
  return hosts.filter((_, index) => !allowed[index]);
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
