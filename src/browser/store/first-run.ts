import * as v from 'valibot';
import { openOptionsPage } from '../api/pages';
import { storageItem } from '../api/storage-item';

const isShown = storageItem('local', 'firstRunShown', v.boolean());

/**
 * Opens the page that leads to a first profile, once: an extension that is loaded from a folder may be installed anew
 * whenever the browser starts.
 */
export async function openFirstRun(): Promise<void> {
  if (await isShown.get()) return;
  await isShown.set(true);
  await openOptionsPage('start');
}
