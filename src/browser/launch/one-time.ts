import * as v from 'valibot';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

// What only this extension can have asked for: another extension may open any page of ours with any address, but can
// neither guess such an id nor store one.

const oneTimeItem = (id: string) => storageItem('session', `oneTime:${id}`, v.literal(true));

/** An id for the address of a page of ours, which lets it do once, by itself, what the person has asked for elsewhere. */
export async function createOneTime(): Promise<string> {
  const id = crypto.randomUUID();
  await oneTimeItem(id).set(true);
  return id;
}

/** Whether this id was made here and has not been taken yet; from now on it has. */
export async function takeOneTime(id: string): Promise<boolean> {
  return await withLock('one-time', async () => {
    const item = oneTimeItem(id);
    const isGood = (await item.get()) === true;
    if (isGood) await item.remove();
    return isGood;
  });
}
