import { type ManagedConfiguration, parseManagedConfiguration } from '../core/managed-configuration';
import { browser } from './browser';
import { onStorageChanged } from './storage-changes';

/** What every browser may lack: Safari has no such area, and Firefox rejects where there is no policy. */
type SomeStorage = { readonly managed?: { get(): Promise<unknown> } };

/** What the administrator's policy sets; nothing where there is none. */
export async function getManaged(): Promise<ManagedConfiguration> {
  const { managed }: SomeStorage = browser.storage;
  const policy = await managed?.get().catch(() => undefined);
  return parseManagedConfiguration(policy ?? {});
}

/** Calls back when the policy has changed; returns how to stop. Firefox reads it when it starts, and tells nothing. */
export function onManagedChanged(callback: () => void): () => void {
  return onStorageChanged((_, area) => {
    if (area === 'managed') callback();
  });
}
