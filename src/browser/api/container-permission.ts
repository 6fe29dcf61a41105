import { browser } from './browser';

/** The permission that Firefox requires to open a tab in a container. No cookie is read. */
const permissions = { permissions: ['cookies' as const] };

export async function mayUseContainers(): Promise<boolean> {
  return await browser.permissions.contains(permissions);
}

/**
 * Asks to be allowed to open tabs in containers. Firefox grants this without a prompt (its schema has `cookies` under
 * `OptionalPermissionNoPrompt`), so no popup is closed by it, and a launch can follow from this promise. A click or key
 * handler must call this first: browsers require the gesture.
 */
export async function requestContainers(): Promise<boolean> {
  return await browser.permissions.request(permissions);
}
