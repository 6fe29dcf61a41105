import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { failureOf, launchFailure } from '../failure/launch-failure';
import type { Failure, FailureCode } from '../failure/launch-outcome';
import type { Credentials } from '../sign-in/credentials';
import { type Person, personKey } from '../sign-in/person';
import { type AppState, notRunning } from '../spaces/app-state';
import { nextStep, patienceWith, type Start, stopPatience } from '../spaces/next-step';
import { type StopCall, stopCall } from '../spaces/start-calls';
import type { LaunchRequest } from './launch-request';
import { type CallPlace, type StateInput, stateInput } from './presign-input';
import { namedFor } from './resolve-names';
import { type StartPorts, startApp, type ToStart } from './start-app';
import { isOver, type Wait } from './wait';
import { type CredentialsPort, withCredentials } from './with-credentials';

export interface WaitPorts extends StartPorts, CredentialsPort {
  findProfile(
    request: LaunchRequest,
  ): Promise<{ readonly profile: Profile; readonly connection: Connection } | undefined>;
  /** The person who is signed in to the connection as it is now; `undefined` if nobody is. Never prompts. */
  findPerson(connection: Connection): Promise<Person | undefined>;
  findState(input: StateInput, credentials: Credentials): Promise<AppState | undefined>;
  stop(call: StopCall & CallPlace, credentials: Credentials): Promise<unknown>;
  /** Stores the wait, before anything is started: a worker that is stopped then must not start it twice. */
  keep(wait: Wait): Promise<void>;
  /** In milliseconds since 1970. */
  now(): number;
}

/** Failures that the next question may not meet again. */
const passing: readonly FailureCode[] = ['offline', 'timed-out', 'throttled', 'aws-failed', 'answer-unreadable'];

/**
 * One step of a wait: asks for the state, and starts what is stopped, once; or stops what runs, where that is wished.
 * Never throws: a failure that may pass is the wait's `problem`, any other one its end. The same step may come again after
 * the worker was stopped.
 */
export async function advanceWait(wait: Wait, ports: WaitPorts): Promise<Wait> {
  if (isOver(wait)) return wait;
  const { problem: _problem, ...before } = wait;
  try {
    const after = { ...(await takeStep(before, ports)), failures: 0 };
    return isOver(after) || !isTooLate(after, ports) ? after : { ...after, failure: tooLate(after) };
  } catch (error) {
    const failure = failureOf(error);
    if (!passing.includes(failure.code)) return { ...before, failure };
    if (isTooLate(before, ports)) return { ...before, failure: tooLate(before) };
    return { ...before, problem: failure, failures: before.failures + 1 };
  }
}

async function takeStep(wait: Wait, ports: WaitPorts): Promise<Wait> {
  const found = await ports.findProfile(wait.request);
  if (!found) throw launchFailure({ code: 'profile-missing' });
  const { connection } = found;
  const person = await ports.findPerson(connection);
  // Nobody signs in for something that goes on by itself.
  if (!person || personKey(person) !== wait.person) throw launchFailure({ code: 'cancelled' });
  const profile = namedFor(person, found.profile);
  const input = stateInput(profile, connection);
  if (!input) throw launchFailure({ code: 'profile-missing' });
  return await withCredentials(connection, ports, async credentials => {
    const target = { input, profile, connection, credentials, wishedType: wait.wishedType };
    const state = await ports.findState(input, credentials);
    if (!state) throw launchFailure({ code: 'answer-unreadable', operation: input.operation });
    if (wait.stops === 'for-good') return await stop(wait, target, state, ports);
    if (wait.stops === 'first') {
      if (nextStep(state) !== 'start') return await stop(wait, target, state, ports);
      const { stops: _stops, stoppingSince: _since, started: _started, ...stopped } = wait;
      return await start({ ...stopped, begunAt: ports.now() }, target, state, ports);
    }
    if (nextStep(state, startOf(wait, ports)) !== 'start') return withState(wait, state, ports);
    return await start(wait, target, state, ports);
  });
}

/** AWS stops what runs, and nothing that is still starting: that is waited for. Stopping twice does no harm. */
async function stop(wait: Wait, { input, credentials }: ToStart, state: AppState, ports: WaitPorts): Promise<Wait> {
  const stoppingSince = wait.stoppingSince ?? ports.now();
  if (state.state === 'stopping') return { ...withState(wait, state, ports), stoppingSince };
  if (state.state !== 'running') return withState(wait, state, ports);
  const { region, endpoint } = input;
  await ports.stop({ ...stopCall(input), region, endpoint }, credentials).catch(passIfStopping);
  return { ...wait, state: 'stopping', stoppingSince };
}

/** AWS may still tell for a moment that something runs when it has begun to stop it. */
function passIfStopping(error: unknown): void {
  if (failureOf(error).code !== 'stop-refused') throw error;
}

function startOf({ started }: Wait, { now }: WaitPorts): Start | undefined {
  return started && { from: started.from, age: now() - started.at };
}

function withState(wait: Wait, state: AppState, ports: WaitPorts): Wait {
  const { instanceType = state.instanceType } = wait;
  const next = { ...wait, state: state.state, ...(instanceType !== undefined && { instanceType }) };
  if (wait.stops === 'for-good') return next;
  if (nextStep(state, startOf(wait, ports)) !== 'gone') return next;
  const failure = notRunning(state);
  return failure ? { ...next, failure } : next;
}

async function start(wait: Wait, target: ToStart, { state: from }: AppState, ports: WaitPorts): Promise<Wait> {
  const after: Wait = { ...wait, state: 'starting', started: { at: ports.now(), from } };
  await ports.keep(after);
  try {
    const instanceType = await startApp(target, ports);
    return { ...after, ...(instanceType !== undefined && { instanceType }) };
  } catch (error) {
    if (failureOf(error).code !== 'app-in-use') throw error;
    // Somebody else has just started it, or it is still stopping.
    const state = await ports.findState(target.input, target.credentials);
    if (!state || nextStep(state, { from, age: Number.POSITIVE_INFINITY }) === 'gone') throw error;
    return withState(wait, state, ports);
  }
}

function isTooLate({ begunAt, app, stops }: Wait, { now }: WaitPorts): boolean {
  return now() - begunAt > (stops ? stopPatience : patienceWith(app));
}

function tooLate({ app, state, instanceType }: Wait): Failure {
  return { code: 'start-timed-out', app, state, ...(instanceType !== undefined && { instanceType }) };
}
