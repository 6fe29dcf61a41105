import * as v from 'valibot';
import type { appStates, Failure, StartableApp } from '../failure/launch-outcome';
import type { StateCall } from '../kinds/state-call';
import { shortText } from '../words/short-text';

/** The state of an app of a space or of a notebook instance, as AWS described it. */
export interface AppState {
  readonly app: StartableApp;
  readonly state: (typeof appStates)[number];
  readonly instanceType?: string;
  /** When an app was started, in milliseconds since 1970, by AWS's clock. AWS does not tell it of notebook instances. */
  readonly startedAt?: number;
  /** AWS's words for a failure, shortened. */
  readonly said?: string;
}

type StateName = AppState['state'];

/** `AppStatus`: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeApp.html */
const statesOfApps: ReadonlyMap<string, StateName> = new Map([
  ['InService', 'running'],
  ['Pending', 'starting'],
  ['Deleting', 'stopping'],
  ['Deleted', 'stopped'],
  ['Failed', 'failed'],
]);

/**
 * `NotebookInstanceStatus`: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeNotebookInstance.html
 */
const statesOfInstances: ReadonlyMap<string, StateName> = new Map([
  ['InService', 'running'],
  ['Pending', 'starting'],
  ['Stopping', 'stopping'],
  ['Stopped', 'stopped'],
  ['Updating', 'updating'],
  ['Failed', 'failed'],
  ['Deleting', 'deleting'],
]);

const text = v.fallback(v.optional(v.string()), undefined);

const describedAppSchema = v.object({
  Status: v.string(),
  FailureReason: text,
  CreationTime: v.fallback(v.optional(v.date()), undefined),
  ResourceSpec: v.fallback(v.optional(v.object({ InstanceType: text })), undefined),
});

const describedInstanceSchema = v.object({
  NotebookInstanceStatus: v.string(),
  FailureReason: text,
  InstanceType: text,
});

/** An instance type as AWS spells it: `ml.t3.medium`, or `system`. */
const instanceTypeForm = /^[a-z0-9][a-z0-9.-]{0,39}$/;

/** Reads AWS's answer to a call for a state. `undefined` for an answer or a status that is not known. */
export function parseAppState(call: StateCall, answer: unknown): AppState | undefined {
  if (call.operation === 'DescribeApp') {
    const app = v.safeParse(describedAppSchema, answer);
    if (!app.success) return undefined;
    const { Status, FailureReason, ResourceSpec, CreationTime } = app.output;
    const state = describe(call, statesOfApps.get(Status), ResourceSpec?.InstanceType, FailureReason);
    // An app is created by each start, and deleted by each stop.
    const isUp = state?.state === 'running' || state?.state === 'starting';
    return isUp && CreationTime ? { ...state, startedAt: CreationTime.getTime() } : state;
  }
  const instance = v.safeParse(describedInstanceSchema, answer);
  if (!instance.success) return undefined;
  const { NotebookInstanceStatus, FailureReason, InstanceType } = instance.output;
  return describe(call, statesOfInstances.get(NotebookInstanceStatus), InstanceType, FailureReason);
}

/** The state of an app that there is no record of. AWS forgets apps a day after they were shut down. */
export function noApp(call: StateCall): AppState | undefined {
  return call.operation === 'DescribeApp' ? describe(call, 'stopped') : undefined;
}

function describe(
  call: StateCall,
  state: StateName | undefined,
  instanceType?: string,
  reason?: string,
): AppState | undefined {
  if (!state) return undefined;
  return {
    app: call.operation === 'DescribeApp' ? call.input.AppType : 'notebookInstance',
    state,
    ...(instanceType && instanceTypeForm.test(instanceType) && { instanceType }),
    ...(reason && { said: shortText(reason) }),
  };
}

/** Why something did not start, by AWS's words: too few machines of its type, or a volume that AWS is changing. */
export function findStartProblem(words: string): 'no-capacity' | 'volume-changing' | undefined {
  if (/insufficient[\w ]{0,40}capacity|CapacityError|temporarily unavailable/i.test(words)) return 'no-capacity';
  return /VolumeModification|volume (?:is|size)[\w ]{0,40}(?:modif|optimiz|updat)/i.test(words)
    ? 'volume-changing'
    : undefined;
}

/** The failure of a launch whose app or notebook instance is in this state; `undefined` if it opens. */
export function notRunning({ startedAt: _startedAt, ...state }: AppState): Failure | undefined {
  switch (state.state) {
    case 'running':
      return undefined;
    case 'stopped':
      return { ...state, code: 'app-stopped' };
    case 'failed':
      return { ...state, code: findStartProblem(state.said ?? '') ?? 'app-failed' };
    default:
      return { ...state, code: 'app-not-ready' };
  }
}
