import * as v from 'valibot';
import { storageItem } from './storage-item';

/** Until when the person has seen how launches went, in milliseconds since 1970. */
export const seenUntil = storageItem('session', 'seenUntil', v.number());

/** The person has seen how every launch went. */
export async function markOutcomesSeen(): Promise<void> {
  await seenUntil.set(Date.now());
}
