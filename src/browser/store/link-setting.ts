import * as v from 'valibot';
import { browser } from '../api/browser';
import { storageItem } from '../api/storage-item';
import { getManagedOrRestricted } from './managed-configuration';

/** Whether the person accepts launch links from elsewhere. */
export const linksAllowed = storageItem('local', 'linksAllowed', v.boolean());

const scheme = 'web+sagemaker';

/** Functions that only some browsers have, and not in a worker. */
type SomeNavigator = Partial<
  Record<'registerProtocolHandler' | 'unregisterProtocolHandler', (scheme: string, url: string) => void>
>;

/** Whether launch links from elsewhere are accepted. They are, unless the policy or the person says otherwise. */
export async function areLinksAllowed(): Promise<boolean> {
  const { settings } = await getManagedOrRestricted();
  return settings.links ?? (await linksAllowed.get()) !== false;
}

/** Turns links from elsewhere on or off. Once they are off, the browser no longer brings them here either. */
export async function allowLinks(allowed: boolean): Promise<void> {
  if (!allowed) giveLinksBack();
  await linksAllowed.set(allowed);
}

/** The address to which the browser brings a launch link, with `%s` in the link's place. */
export function linkHandlerAddress(): string {
  return `${browser.runtime.getURL('src/link/index.html')}?link=%s`;
}

/**
 * Whether the browser can be asked to bring launch links here. Firefox does so by the manifest and refuses to be asked.
 */
export function canTakeLinks(): boolean {
  const some: SomeNavigator = navigator;
  const isInManifest = 'protocol_handlers' in browser.runtime.getManifest();
  return !isInManifest && some.registerProtocolHandler !== undefined;
}

/** Has the browser ask whether it may bring launch links here; resolves to whether the browser accepted the call. */
export async function takeLinks(): Promise<boolean> {
  const some: SomeNavigator = navigator;
  try {
    some.registerProtocolHandler?.(scheme, linkHandlerAddress());
    return some.registerProtocolHandler !== undefined;
  } catch {
    return false;
  }
}

function giveLinksBack(): void {
  const some: SomeNavigator = navigator;
  try {
    some.unregisterProtocolHandler?.(scheme, linkHandlerAddress());
  } catch {
    // A browser that refuses this has not taken the links either.
  }
}
