import { launchFailure } from '../../core/failure/launch-failure';
import { type ManagedConfiguration, parseManagedConfiguration } from '../../core/store/managed-configuration';
import { restrictions } from '../../core/store/managed-settings';
import { browser } from '../api/browser';
import { onStorageChanged } from '../api/storage-changes';

/** The managed area, which may be missing: Safari has no such area, and in Firefox `get` rejects without a policy. */
type SomeStorage = { readonly managed?: { get(): Promise<unknown> } };

/** The message if there is no policy or no managed area. Firefox says "Managed storage manifest not found". */
const noPolicy = /not found|not supported|not available|not implemented/i;

/**
 * The configuration that the administrator's policy sets; empty if there is no policy. Throws
 * `configuration-unreadable` if the browser cannot tell, because an unread policy may forbid the next action.
 */
export async function getManaged(): Promise<ManagedConfiguration> {
  const { managed }: SomeStorage = browser.storage;
  try {
    return parseManagedConfiguration((await managed?.get()) ?? {});
  } catch (error) {
    if (error instanceof Error && noPolicy.test(error.message)) return parseManagedConfiguration({});
    throw launchFailure({ code: 'configuration-unreadable' }, error);
  }
}

/** The same for a page, which shows everything as restricted if the policy cannot be read. Never throws. */
export async function getManagedOrRestricted(): Promise<ManagedConfiguration> {
  return await getManaged().catch(() => ({ ...parseManagedConfiguration({}), settings: restrictions }));
}

/** Calls back when the policy has changed; returns how to stop. Firefox reads the policy only at start: no callback. */
export function onManagedChanged(callback: () => void): () => void {
  return onStorageChanged((_, area) => {
    if (area === 'managed') callback();
  });
}
