import { askSageMaker } from '../aws/ask-sagemaker';
import type { CallParts } from '../aws/client-config';
import { describeState } from '../aws/describe-state';
import { areUsable } from '../aws/get-credentials';
import { readAllowed } from '../browser/api/host-permissions';
import { untilReleased } from '../browser/api/until-released';
import { readSession } from '../browser/launch/launch-facts';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { createDenials } from '../browser/spaces/denied-states';
import { findKnownState, rememberState, stateTarget } from '../browser/spaces/known-states';
import { beginSearches, findProfile } from '../browser/store/find-entry';
import { credentialsItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { askStates } from '../core/launch/ask-states';
import { presignInput, type StateInput, stateInput } from '../core/launch/presign-input';
import { namedFor } from '../core/launch/resolve-names';
import type { FoundStates, ShownState, StatesRequest } from '../core/protocol';
import type { Credentials } from '../core/sign-in/credentials';
import { callPartsIn } from './call-parts';
import { findPerson } from './claims';
import { createBudget } from './create-budget';
import { untilSignOut } from './sign-in-ports';

/**
 * The states of what profiles of one connection open, one call after the other, for as long as the page that asks holds its
 * lock. With credentials that somebody who is signed in has already: they are renewed for a launch, and not for what is only
 * shown. Nothing is tried twice. Never throws: a state that cannot be learned is not shown.
 */
export async function findStates({ connectionId, profileIds, lock }: StatesRequest): Promise<FoundStates> {
  const states: Record<string, ShownState> = {};
  const done = await untilReleased(lock, async signal =>
    untilSignOut(connectionId, createBudget(signal), async ({ signal: ended }) =>
      askAll(connectionId, profileIds, ended, (id, state) => {
        states[id] = state;
      }),
    ),
  ).catch(() => profileIds);
  return { done, states };
}

type OnState = (profileId: string, state: ShownState) => void;

async function askAll(
  connectionId: string,
  profileIds: readonly string[],
  signal: AbortSignal,
  onState: OnState,
): Promise<readonly string[]> {
  const [session, allowed] = await Promise.all([readSession(), readAllowed()]);
  const begun = beginSearches(profileIds, connectionId);
  const found = await Promise.all(
    profileIds.map(profileId => findProfile({ profileId }, begun).catch(() => undefined)),
  );
  const entries = found.flatMap(each => (each?.connection.id === connectionId ? [each] : []));
  const [first] = entries;
  if (!first || (await getMissingHosts(first.connection, first.profile, { session, allowed })).length > 0) {
    return profileIds;
  }
  const parts = callPartsIn(session, createBudget(signal), Promise.resolve());
  const person = await findPerson(first.connection, session);
  const credentials = credentialsItem(connectionId).findIn(session);
  if (!credentials || !areUsable(credentials, first.connection, person, parts.clock.now())) return profileIds;
  const targets = entries.flatMap(({ profile, connection }) => toTarget(profile, connection, credentials));
  const fresh = targets.map(target => ({ ...target, known: findKnownState(target.key, session, Date.now()) }));
  for (const { id, known } of fresh) if (known) onState(id, known);
  const left = fresh.filter(({ known }) => !known);
  const denials = createDenials(credentials, session);
  const once: CallParts = { ...parts, budget: { ...createBudget(signal), left: () => 0 } };
  // Several profiles may open the same app.
  const inputs = new Map(left.map(({ key, input }) => [key, input]));
  const done = await askStates([...inputs.values()], {
    list: input => askSageMaker(input, credentials, once),
    findState: input => describeState(input, credentials, once),
    isDenied: denials.has,
    noteDenied: denials.note,
    onState: async (input, state) => {
      const known = await rememberState(stateTarget(connectionId, credentials, input), state, Date.now());
      for (const { id, key } of left) if (key === known.target) onState(id, known);
    },
  });
  const isLeft = (id: string) =>
    left.some(each => each.id === id && !done.includes(inputs.get(each.key) ?? each.input));
  return profileIds.filter(id => !isLeft(id));
}

interface Target {
  readonly id: string;
  readonly key: string;
  readonly input: StateInput;
}

/** None for a profile that opens nothing that can be stopped, or that nobody can launch as it is. */
function toTarget(profile: Profile, connection: Connection, credentials: Credentials): Target[] {
  try {
    const named = namedFor(credentials.issuedTo, profile);
    presignInput(named, connection);
    const input = stateInput(named, connection);
    return input ? [{ id: profile.id, key: stateTarget(connection.id, credentials, input), input }] : [];
  } catch {
    return [];
  }
}
