import { browser } from './browser';

/** What Firefox wants before a tab may be opened in a container. No cookie is read. */
const permissions = { permissions: ['cookies' as const] };

export async function mayUseContainers(): Promise<boolean> {
  return await browser.permissions.contains(permissions);
}

/**
 * Asks for leave to open tabs in containers; Firefox grants it without a question. Must be the first thing that a click
 * or key handler does: browsers want the gesture.
 */
export async function requestContainers(): Promise<boolean> {
  return await browser.permissions.request(permissions);
}
