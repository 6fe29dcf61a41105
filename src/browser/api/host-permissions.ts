import { browser } from './browser';

/** Those of the match patterns that have not been allowed. */
export async function findMissing(hosts: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(hosts.map(host => browser.permissions.contains({ origins: [host] })));
  return hosts.filter((_, index) => !allowed[index]);
}

/**
 * Asks the person for hosts. Must be the first thing that a click or key handler does: browsers want the gesture.
 * The popup does not outlive the prompt, so what follows hangs on `onHostsAllowed`, not on this promise.
 */
export async function requestHosts(hosts: readonly string[]): Promise<boolean> {
  return await browser.permissions.request({ origins: [...hosts] });
}

/**
 * Gives hosts back: nothing can be called there until they are asked for again. Chromium then grants what the person once
 * allowed without another prompt. https://developer.chrome.com/docs/extensions/reference/api/permissions#remove
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
