import * as v from 'valibot';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

// One-time ids prove that this extension opened a page. Another extension may open any of our pages with any address,
// but can neither guess such an id nor store one.

const oneTimeItem = (id: string) => storageItem('session', `oneTime:${id}`, v.literal(true));

/** An id for a page's address. It lets the page do once, without a click, what the person has asked for elsewhere. */
export async function createOneTime(): Promise<string> {
  const id = crypto.randomUUID();
  await oneTimeItem(id).set(true);
  return id;
}

/** Whether this id was created here and has not been taken yet. Marks the id as taken. */
export async function takeOneTime(id: string): Promise<boolean> {
  return await withLock('one-time', async () => {
    const item = oneTimeItem(id);
    const isGood = (await item.get()) === true;
    if (isGood) await item.remove();
    return isGood;
  });
}
