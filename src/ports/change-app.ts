import { appInstanceTypes } from '../aws/app-instance-types';
import { askSageMaker } from '../aws/ask-sagemaker';
import type { CallParts } from '../aws/client-config';
import { describeState } from '../aws/describe-state';
import { readSession } from '../browser/launch/launch-facts';
import { rememberState, stateTarget } from '../browser/spaces/known-states';
import { findProfile } from '../browser/store/find-entry';
import { failedOutcome, failureOf, launchFailure } from '../core/failure/launch-failure';
import type { LaunchOutcome } from '../core/failure/launch-outcome';
import { startOnly, stopOnly } from '../core/launch/change-app';
import { presignInput, stateInput } from '../core/launch/presign-input';
import { namedFor } from '../core/launch/resolve-names';
import type { ToStart } from '../core/launch/start-app';
import type { AppOutcome, ProfileRequest, RestartRequest, ShownState } from '../core/protocol';
import type { AppState } from '../core/spaces/app-state';
import { findShownTypes } from '../core/spaces/instance-types';
import { isInstanceType } from '../core/spaces/resource-spec';
import { asPersonOf } from './as-person-of';
import { openWait } from './open-wait';

/** Starts what a profile opens, without opening it. Signs in first, if need be. */
export async function startAppOf({ profileId }: ProfileRequest): Promise<AppOutcome> {
  return await change(profileId, (target, parts) =>
    startOnly(target, {
      findState: input => describeState(input, target.credentials, parts),
      describe: (call, credentials) => askSageMaker(call, credentials, parts),
      start: (call, credentials) => askSageMaker(call, credentials, parts),
      stop: call => askSageMaker(call, target.credentials, parts),
      now: Date.now,
    }),
  );
}

/** Stops what a profile opens. */
export async function stopAppOf({ profileId }: ProfileRequest): Promise<AppOutcome> {
  return await change(profileId, ({ input, credentials }, parts) =>
    stopOnly(input, {
      findState: asked => describeState(asked, credentials, parts),
      stop: call => askSageMaker(call, credentials, parts),
    }),
  );
}

/** Opens a page that stops an app of a space, starts it on another instance type, and opens it. */
export async function restartAppOf({ profileId, instanceType, windowId }: RestartRequest): Promise<LaunchOutcome> {
  try {
    return await withTarget(profileId, async ({ input, profile, credentials }, parts) => {
      if (input.operation !== 'DescribeApp' || !isInstanceType(instanceType)) {
        throw launchFailure({ code: 'field-invalid', field: 'instanceType' });
      }
      const state = await describeState(input, credentials, parts);
      if (!state) throw launchFailure({ code: 'answer-unreadable', operation: input.operation });
      if (state.state === 'starting') {
        throw launchFailure({ code: 'stop-refused', app: state.app, state: 'starting' });
      }
      const openIn = profile.openIn === 'privateWindow' ? profile.openIn : undefined;
      const request = { profileId, ...(openIn && { openIn }), ...(windowId !== undefined && { windowId }) };
      const wishes = { stops: 'first', wishedType: instanceType } as const;
      const opened = { profile, person: credentials.issuedTo };
      await openWait(request, opened, state, await readSession(), () => {}, wishes);
      return { result: 'opened', isWaiting: true };
    });
  } catch (error) {
    return failedOutcome(error);
  }
}

/** The instance types that the domain of a profile shows; all that are known if the role may not ask the domain. */
export async function findInstanceTypes({ profileId }: ProfileRequest): Promise<readonly string[]> {
  const domain = await withTarget(profileId, async ({ input, credentials }, parts) => {
    if (input.operation !== 'DescribeApp') return undefined;
    const { region, endpoint } = input;
    const { DomainId } = input.input;
    return await askSageMaker(
      { operation: 'DescribeDomain', input: { DomainId }, region, endpoint },
      credentials,
      parts,
    );
  }).catch(() => undefined);
  return findShownTypes(appInstanceTypes, domain);
}

async function change(
  profileId: string,
  use: (target: ToStart, parts: CallParts) => Promise<AppState>,
): Promise<AppOutcome> {
  try {
    return await withTarget(profileId, async (target, parts) => {
      const state = await use(target, parts);
      return { result: 'done', state: await shown(target, state) };
    });
  } catch (error) {
    return { result: 'failed', failure: failureOf(error) };
  }
}

async function shown({ connection, credentials, input }: ToStart, state: AppState): Promise<ShownState> {
  const { target: _target, ...known } = await rememberState(
    stateTarget(connection.id, credentials, input),
    state,
    Date.now(),
  );
  return known;
}

/** Does something with what a profile opens, with the credentials of who is signed in, or who signs in now. */
async function withTarget<T>(profileId: string, use: (target: ToStart, parts: CallParts) => Promise<T>): Promise<T> {
  const found = await findProfile({ profileId });
  if (!found) throw launchFailure({ code: 'profile-missing' });
  const { connection } = found;
  return await asPersonOf(connection, found.profile, async (credentials, parts) => {
    const profile = namedFor(credentials.issuedTo, found.profile);
    presignInput(profile, connection);
    const input = stateInput(profile, connection);
    if (!input) throw launchFailure({ code: 'profile-missing' });
    return await use({ input, profile, connection, credentials }, parts);
  });
}
