import { ReplacedEntries } from './replaced-entries';
import { SetAsideEntries } from './set-aside-entries';
import { UnreadableStore } from './unreadable-store';
import type { StorageState } from './use-storage-state';

interface StoreAlertsProps {
  readonly isReadable: boolean;
  readonly storage: StorageState | undefined;
}

/** What is wrong with the store, above every section. */
export function StoreAlerts({ isReadable, storage }: StoreAlertsProps) {
  if (!isReadable) return <UnreadableStore />;
  const { setAside = [], replaced = [] } = storage ?? {};
  return (
    <>
      {setAside.length > 0 && <SetAsideEntries entries={setAside} />}
      {replaced.length > 0 && <ReplacedEntries entries={replaced} />}
    </>
  );
}
