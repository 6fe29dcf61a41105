import { failureOf, launchFailure } from '../failure/launch-failure';
import { type AppState, notRunning } from '../spaces/app-state';
import { type StopCall, stopCall } from '../spaces/start-calls';
import type { CallPlace, StateInput } from './presign-input';
import { type StartPorts, startApp, type ToStart } from './start-app';

export interface ChangePorts extends StartPorts {
  findState(input: StateInput): Promise<AppState | undefined>;
  stop(call: StopCall & CallPlace): Promise<unknown>;
  /** In milliseconds since 1970. */
  now(): number;
}

/**
 * Starts what is stopped, and leaves alone what runs or starts. Resolves to the state after that. Throws `app-not-ready` for
 * what cannot be started now, and the failures of the calls.
 */
export async function startOnly(target: ToStart, ports: ChangePorts): Promise<AppState> {
  const before = await requireState(target.input, ports);
  if (before.state === 'running' || before.state === 'starting') return before;
  if (before.state !== 'stopped' && before.state !== 'failed') throw launchFailure(refusal(before));
  try {
    const instanceType = await startApp(target, ports);
    return {
      ...{ app: before.app, state: 'starting', startedAt: ports.now() },
      ...(instanceType !== undefined && { instanceType }),
    };
  } catch (error) {
    // Somebody else has just started it.
    const after = failureOf(error).code === 'app-in-use' ? await ports.findState(target.input) : undefined;
    if (after?.state === 'starting' || after?.state === 'running') return after;
    throw error;
  }
}

/**
 * Stops what runs, and leaves alone what is stopped or stops. Resolves to the state after that. Throws `stop-refused` for
 * what is starting, which AWS's own tools do not stop either, and the failures of the calls.
 */
export async function stopOnly(input: StateInput, ports: Pick<ChangePorts, 'findState' | 'stop'>): Promise<AppState> {
  const before = await requireState(input, ports);
  if (before.state === 'starting') throw launchFailure({ code: 'stop-refused', app: before.app, state: 'starting' });
  if (before.state !== 'running') return before;
  const { region, endpoint } = input;
  try {
    await ports.stop({ ...stopCall(input), region, endpoint });
  } catch (error) {
    const failure = failureOf(error);
    throw failure.code === 'stop-refused' ? launchFailure({ ...failure, app: before.app }, error) : error;
  }
  const { startedAt: _startedAt, ...stopped } = before;
  return { ...stopped, state: 'stopping' };
}

async function requireState(input: StateInput, { findState }: Pick<ChangePorts, 'findState'>): Promise<AppState> {
  const state = await findState(input);
  if (!state) throw launchFailure({ code: 'answer-unreadable', operation: input.operation });
  return state;
}

function refusal(state: AppState) {
  return notRunning(state) ?? { code: 'app-not-ready' as const };
}
