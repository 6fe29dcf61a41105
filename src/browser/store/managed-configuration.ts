import { launchFailure } from '../../core/failure/launch-failure';
import { type ManagedConfiguration, parseManagedConfiguration } from '../../core/store/managed-configuration';
import { restrictions } from '../../core/store/managed-settings';
import { browser } from '../api/browser';
import { onStorageChanged } from '../api/storage-changes';

/** What every browser may lack: Safari has no such area, and Firefox rejects where there is no policy. */
type SomeStorage = { readonly managed?: { get(): Promise<unknown> } };

/** How a browser says that there is no policy, or no such area: "Managed storage manifest not found" in Firefox. */
const noPolicy = /not found|not supported|not available|not implemented/i;

/**
 * What the administrator's policy sets; nothing where there is none. Throws `configuration-unreadable` where the browser
 * cannot say: a policy that is there may forbid what is about to be done.
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

/** The same for a page, which shows everything as restricted where the policy cannot be read. Never throws. */
export async function getManagedOrRestricted(): Promise<ManagedConfiguration> {
  return await getManaged().catch(() => ({ ...parseManagedConfiguration({}), settings: restrictions }));
}

/** Calls back when the policy has changed; returns how to stop. Firefox reads it when it starts, and tells nothing. */
export function onManagedChanged(callback: () => void): () => void {
  return onStorageChanged((_, area) => {
    if (area === 'managed') callback();
  });
}
