import { hostOf } from '../../core/hosts/wanted-hosts';
import { isSharedFileKey, type SharedFile, sharedFileKey } from '../../core/store/shared-entries';
import {
  hasStoppedAt,
  isCheckDue,
  judgeCheck,
  markJudging,
  type SharedFileAnswer,
  usualAge,
} from '../../core/store/shared-file';
import { afterStart } from '../api/after-start';
import { browser } from '../api/browser';
import { findMissing, onHostsAllowed } from '../api/host-permissions';
import { withLock } from '../api/with-lock';
import { onConfigurationChanged } from './configuration-store';
import { fetchSharedFile } from './fetch-shared-file';
import { getKnownStore } from './known-store';
import { getManaged } from './managed-configuration';
import { readSharedFiles, sharedFileItem, updateSharedFile } from './shared-files';

/** In milliseconds. When the browser starts, several events happen at once, and one check is enough for all of them. */
const startAge = 60_000;

/**
 * Calls back when shared files should be checked, with the maximum age of the last check in milliseconds: when the
 * browser starts, whenever the worker wakes, and when hosts are allowed or the configuration changes. An alarm would
 * need one more permission.
 */
export function onSharedFilesDue(check: (maximumAge: number) => void): void {
  const { onInstalled, onStartup } = browser.runtime;
  onInstalled.addListener(() => check(startAge));
  onStartup.addListener(() => check(startAge));
  onHostsAllowed(() => check(usualAge));
  onConfigurationChanged(() => {
    check(usualAge);
    void forgetUnnamed().catch(() => undefined);
  });
  afterStart(() => check(usualAge));
}

/**
 * Checks every shared file whose last check is older than `maximumAge`, in milliseconds. 0 means that the person asked:
 * then a file at which judging has stopped before is judged once more. Throws `configuration-unreadable`.
 */
export async function checkSharedFiles(maximumAge: number): Promise<void> {
  await withLock('check-shared-files', async () => {
    const { files } = await readSharedFiles();
    await Promise.all([...files].map(([address, named]) => checkFile(address, named, maximumAge)));
  });
}

async function checkFile(address: string, named: readonly SharedFile[], maximumAge: number): Promise<void> {
  const state = (await sharedFileItem(address).get()) ?? {};
  const isNowAllowed = state.problem?.code === 'not-allowed' && (await findMissing([hostOf(address)])).length === 0;
  if (!isNowAllowed && !isCheckDue(state, Date.now(), maximumAge)) return;
  const found = await fetchSharedFile(address, state.etag);
  const { settings } = await getManaged();
  // A file that a person named is never applied without review.
  const isReviewed = settings.sharedFileReview !== false || settings.sharedFile !== address;
  const update = (answer: SharedFileAnswer) =>
    updateSharedFile(address, before => judgeCheck(before, answer, Date.now(), named, isReviewed));
  try {
    if (found.type === 'text') {
      // Stored before judging: the browser stops a worker that takes too long, and the next event starts it again.
      const digest = await digestOf(found.text);
      const isPassedOver = hasStoppedAt(state, digest) && maximumAge > 0;
      await updateSharedFile(address, before => markJudging(before, digest, Date.now()));
      if (isPassedOver) return;
    }
    await update(found);
  } catch {
    // If there is no room for the file, there is still room for this problem.
    await update({ type: 'failed', problem: { code: 'not-stored' } });
  }
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Forgets the state of files that nothing names any more. */
async function forgetUnnamed(): Promise<void> {
  const { files, keys } = await readSharedFiles(getKnownStore);
  const named = new Set([...files.keys()].map(sharedFileKey));
  const others = keys.filter(key => isSharedFileKey(key) && !named.has(key));
  if (others.length > 0) await browser.storage.local.remove(others);
}
