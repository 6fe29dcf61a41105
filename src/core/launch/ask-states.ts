import { failureOf } from '../failure/launch-failure';
import type { DescribeAppCall } from '../kinds/state-call';
import { findListed, type ListAppsCall, listAppsCall, maximumPages, parseAppPage } from '../spaces/app-list';
import type { AppState } from '../spaces/app-state';
import type { CallPlace, StateInput } from './presign-input';

/** A call to SageMaker for the apps of a domain, and where to make it. */
export type ListInput = ListAppsCall & CallPlace;

export interface AskStatesPorts {
  /** AWS's answer, not yet trusted. */
  list(input: ListInput): Promise<unknown>;
  findState(input: StateInput): Promise<AppState | undefined>;
  /** Whether the same credentials have been denied this. */
  isDenied(input: StateInput | ListInput): boolean;
  noteDenied(input: StateInput | ListInput): void;
  /** Told each state as soon as it is learned. */
  onState(input: StateInput, state: AppState): Promise<void>;
}

/** How many states are asked for one by one before the page is answered: it asks for the others in its next message. */
const maximumQuestions = 4;

/**
 * Asks for the states of what is in one place (a domain, or a region of notebook instances), one call after the other: one
 * list for several apps of a domain, and a call for each that no list has told. Resolves to the inputs that are done with,
 * whether or not their state is known. Throws a failure that the others would meet, too: AWS is throttling, say.
 */
export async function askStates(inputs: readonly StateInput[], ports: AskStatesPorts): Promise<readonly StateInput[]> {
  const listed = await findListedStates(inputs, ports);
  for (const [input, state] of listed) await ports.onState(input, state);
  const left = inputs.filter(input => !listed.has(input));
  const asked = left.filter(input => !ports.isDenied(input)).slice(0, maximumQuestions);
  for (const input of asked) {
    // What was denied meanwhile may speak for this one.
    if (!ports.isDenied(input)) await describe(input, ports);
  }
  const isDone = (input: StateInput) => listed.has(input) || asked.includes(input) || ports.isDenied(input);
  return inputs.filter(isDone);
}

async function describe(input: StateInput, ports: AskStatesPorts): Promise<void> {
  const state = await ports.findState(input).catch(error => passIfAlone(error, input, ports));
  if (state) await ports.onState(input, state);
}

type AppInput = DescribeAppCall & CallPlace;

async function findListedStates(
  inputs: readonly StateInput[],
  ports: AskStatesPorts,
): Promise<Map<StateInput, AppState>> {
  const apps = inputs.filter((input): input is AppInput => input.operation === 'DescribeApp');
  const [first, second] = apps;
  // One app is asked for by itself, which is as much work and needs less of a right.
  if (!first || !second) return new Map();
  const { apps: listed, isWhole } = await listApps(first, ports);
  const states = apps.map(input => [input, findListed(input, listed, isWhole)] as const);
  return new Map(states.flatMap(([input, state]) => (state ? [[input, state] as const] : [])));
}

/** The apps of a domain, as far as they are on the first pages. */
async function listApps(
  { region, endpoint, input: { DomainId } }: AppInput,
  ports: AskStatesPorts,
): Promise<{ readonly apps: readonly unknown[]; readonly isWhole: boolean }> {
  const apps: unknown[] = [];
  let nextToken: string | undefined;
  for (let pages = 0; pages < maximumPages; pages += 1) {
    const input = { ...listAppsCall(DomainId, nextToken), region, endpoint };
    if (ports.isDenied(input)) return { apps, isWhole: false };
    const answer = await ports.list(input).catch(error => passIfAlone(error, input, ports));
    const page = parseAppPage(answer);
    if (!page) return { apps, isWhole: false };
    apps.push(...page.apps);
    nextToken = page.nextToken;
    if (nextToken === undefined) return { apps, isWhole: true };
  }
  return { apps, isWhole: false };
}

/** A failure that is of this question alone: no right to ask it, or nothing there of that name. */
function passIfAlone(error: unknown, input: StateInput | ListInput, ports: AskStatesPorts): undefined {
  const { code } = failureOf(error);
  if (code === 'access-denied') ports.noteDenied(input);
  else if (code !== 'resource-missing') throw error;
}
