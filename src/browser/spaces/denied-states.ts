import * as v from 'valibot';
import type { ListInput } from '../../core/launch/ask-states';
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
  v.array(v.object({ target: v.string(), place: v.string(), expiration: v.number() })),
);

const maximumStates = 100;
/** A role that was denied so many states in a domain, or in a region of notebook instances, is denied the others, too. */
const enoughDenials = 3;

type Asked = StateInput | ListInput;

/** Whether these credentials were denied this state. `session` is what is in `storage.session`. */
export function isStateDenied(input: StateInput, { expiration }: Credentials, session: StoredItems): boolean {
  const denied = deniedStates.findIn(session) ?? [];
  return denied.some(each => each.target === targetOf(input) && each.expiration === expiration);
}

/**
 * The same for what is only shown, with which more is asked than somebody has clicked on: what was denied in the same place
 * counts, too. `note` takes effect at once.
 */
export function createDenials({ expiration }: Credentials, session: StoredItems) {
  const denied = (deniedStates.findIn(session) ?? []).filter(each => each.expiration === expiration);
  return {
    has: (input: Asked) =>
      denied.some(({ target }) => target === targetOf(input)) ||
      denied.filter(({ place }) => place === placeOf(input)).length >= enoughDenials,
    note: (input: Asked) => {
      denied.push({ target: targetOf(input), place: placeOf(input), expiration });
      void noteDeniedState(input, { expiration }).catch(() => undefined);
    },
  };
}

/** Remembers that these credentials were denied this state, or this list. */
export async function noteDeniedState(input: Asked, { expiration }: Pick<Credentials, 'expiration'>): Promise<void> {
  await withLock('denied-states', async () => {
    const target = targetOf(input);
    const others = ((await deniedStates.get()) ?? []).filter(each => each.target !== target);
    const denied = { target, place: placeOf(input), expiration };
    await storeIfRoom(deniedStates, [...others, denied].slice(-maximumStates));
  });
}

function targetOf({ region, operation, input }: Asked): string {
  // IAM allows lists of all domains or of none.
  return JSON.stringify(operation === 'ListApps' ? [region, operation] : [region, input]);
}

function placeOf({ region, operation, input }: Asked): string {
  return JSON.stringify([region, operation, ...('DomainId' in input ? [input.DomainId] : [])]);
}
