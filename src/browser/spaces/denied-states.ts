import * as v from 'valibot';
import type { StateInput } from '../../core/launch/presign-input';
import type { Credentials } from '../../core/sign-in/credentials';
import type { StoredItems } from '../../core/store/store-layout';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

// A role that may not ask for a state is not asked again with the same credentials: each question would be a denied call in
// the company's CloudTrail. New credentials come each hour, and may have been given the right meanwhile.

const deniedStates = storageItem(
  'session',
  'deniedStates',
  v.array(v.object({ target: v.string(), expiration: v.number() })),
);

const maximumStates = 50;

/** Whether these credentials were denied this state. `session` is what is in `storage.session`. */
export function isStateDenied(input: StateInput, { expiration }: Credentials, session: StoredItems): boolean {
  const denied = deniedStates.findIn(session) ?? [];
  return denied.some(each => each.target === targetOf(input) && each.expiration === expiration);
}

/** Remembers that these credentials were denied this state. */
export async function noteDeniedState(input: StateInput, { expiration }: Credentials): Promise<void> {
  await withLock('denied-states', async () => {
    const target = targetOf(input);
    const others = ((await deniedStates.get()) ?? []).filter(each => each.target !== target);
    await storeIfRoom(deniedStates, [...others, { target, expiration }].slice(-maximumStates));
  });
}

function targetOf({ region, input }: StateInput): string {
  return JSON.stringify([region, input]);
}
