import * as v from 'valibot';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** SHA-256 digests of the latest codes, which reveal no code. */
const redeemedItem = storageItem('session', 'redeemedCodes', v.array(v.string()));

/** How many digests are kept. A code lives 10 minutes at most (RFC 6749 §4.1.2). */
const maximumCodes = 100;

/** Whether an authorization code has not been seen in this browser session. Remembers the code. */
export async function isNewCode(code: string): Promise<boolean> {
  const digest = await digestOf(code);
  return await withLock('redeemed-codes', async () => {
    const before = (await redeemedItem.get()) ?? [];
    if (before.includes(digest)) return false;
    await storeIfRoom(redeemedItem, [digest, ...before].slice(0, maximumCodes));
    return true;
  });
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
