import * as v from 'valibot';
import type { StateInput } from '../../core/launch/presign-input';
import type { Credentials } from '../../core/sign-in/credentials';
import { personKey } from '../../core/sign-in/person';
import type { AppState } from '../../core/spaces/app-state';
import { findFresh, type KnownState, knownStateSchema, learn } from '../../core/spaces/known-state';
import type { StoredItems } from '../../core/store/store-layout';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** The states that were learned last, for pages to show. A launch does not rely on them. */
const knownStates = storageItem('session', 'knownStates', v.array(knownStateSchema));

/** A state that is not older than 15 s, for the same person and connection. */
export function findKnownState(target: string, session: StoredItems, now: number): KnownState | undefined {
  return findFresh(knownStates.findIn(session) ?? [], target, now);
}

/** Remembers a state that has been learned; resolves to what is to be shown of it. */
export async function rememberState(target: string, state: AppState, now: number): Promise<KnownState> {
  return await withLock('known-states', async () => {
    const states = learn((await knownStates.get()) ?? [], target, state, now);
    await storeIfRoom(knownStates, states);
    return states.at(-1) ?? { target, at: now, ...state };
  });
}

/** What a state is the state of, and who learned it: another person's is never shown. */
export function stateTarget(connectionId: string, { issuedTo }: Credentials, { region, endpoint, input }: StateInput) {
  return JSON.stringify([connectionId, personKey(issuedTo), region, endpoint, input]);
}
