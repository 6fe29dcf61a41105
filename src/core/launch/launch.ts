import type { Connection } from '../configuration/connection';
import { type OpenIn, type Profile, usualWhenStopped, type WhenStopped } from '../configuration/profile';
import { failedOutcome, failureOf, launchFailure } from '../failure/launch-failure';
import type { Failure, LaunchOutcome } from '../failure/launch-outcome';
import { withKind } from '../kinds/kinds';
import type { Credentials } from '../sign-in/credentials';
import type { Person } from '../sign-in/person';
import { type AppState, notRunning } from '../spaces/app-state';
import { awaitedLater } from '../util/awaited-later';
import { untilAborted } from '../util/until-aborted';
import { checkAuthorizedUrl } from './authorized-url';
import type { LaunchStep } from './flight';
import type { LaunchRequest } from './launch-request';
import { type PresignInput, presignInput, requireUsable, type StateInput, stateInput } from './presign-input';
import { namedFor } from './resolve-names';
import type { ToStart } from './start-app';
import { type CredentialsPort, withCredentials } from './with-credentials';

export interface LaunchPorts extends CredentialsPort {
  /** Aborted when the launch is canceled; the reason is the failure to end with. */
  readonly signal: AbortSignal;
  findProfile(request: LaunchRequest): Promise<Found | undefined>;
  /** Match patterns of the hosts that the launch calls and the person has not allowed. */
  findMissingHosts(connection: Connection, profile: Profile): Promise<string[]>;
  /** The person who is signed in to the connection as it is now; `undefined` if nobody is. Never prompts. */
  findPerson(connection: Connection): Promise<Person | undefined>;
  /** SageMaker's answer, not yet trusted. */
  presign(input: PresignInput, credentials: Credentials): Promise<unknown>;
  /**
   * The state of what the launch opens, asked while `presigned` is under way; `undefined` if it cannot be learned soon
   * after that. Never rejects.
   */
  findState(input: StateInput, credentials: Credentials, presigned: Promise<unknown>): Promise<AppState | undefined>;
  /** Brings the tab that the profile opened for this person to the front. Resolves to whether that tab still exists. */
  switchToOpenTab(profile: Profile, region: string, windowId: number | undefined, person: Person): Promise<boolean>;
  /** Another user profile of the same domain that is open where this profile would open; `undefined` if none is. */
  findOpenUser(profile: Profile, region: string): Promise<string | undefined>;
  /**
   * Opens the target of a signing link. Reports the step `open` once the browser is asked for the tab. `opened` names
   * the profile and the person. `getAnother` resolves to a new link to the same target, in case this one is spent.
   */
  openTab(
    link: URL,
    openIn: OpenIn,
    request: LaunchRequest,
    opened: Opened,
    getAnother: () => Promise<URL>,
  ): Promise<void>;
  /** Brings the page to the front that waits for this launch to go on. Resolves to whether there is one. */
  switchToWait(request: LaunchRequest): Promise<boolean>;
  /** How long the last start of what this launch opens took, in seconds, if known. */
  findStartTime(request: LaunchRequest): Promise<number | undefined>;
  /** The instance type that an app would start on; `undefined` if it cannot be learned soon. Never rejects. */
  findInstanceType(target: ToStart): Promise<string | undefined>;
  /** Opens a page that starts what is to be opened if it is stopped, waits for it, and launches again. */
  openWait(openIn: OpenIn, request: LaunchRequest, opened: Opened, state: AppState): Promise<void>;
  /** Tells how far the launch is. Nobody waits for that. */
  onStep(step: LaunchStep): void;
}

/** A profile with resolved names, and the person for whom its link was requested. */
export interface Opened {
  readonly profile: Profile;
  readonly person: Person;
}

interface Found {
  readonly profile: Profile;
  readonly connection: Connection;
}

/**
 * Opens a profile, for every trigger. Never throws: a failure is an outcome.
 * The signing URL exists only between `presign` and the end of `openTab`.
 */
export async function launch(request: LaunchRequest, ports: LaunchPorts): Promise<LaunchOutcome> {
  try {
    return await untilAborted(ports.signal, openProfile(request, ports));
  } catch (error) {
    return failedOutcome(error);
  }
}

async function openProfile(request: LaunchRequest, ports: LaunchPorts): Promise<LaunchOutcome> {
  const found = await ports.findProfile(request);
  if (!found) throw launchFailure({ code: 'profile-missing' });
  requireUsable(found.profile);
  if (await isOpenAlready(request, found, ports)) return { result: 'opened', isSwitched: true };
  const hosts = await ports.findMissingHosts(found.connection, found.profile);
  if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
  const presigned = await withCredentials(found.connection, ports, credentials =>
    presign(credentials, request, found, ports),
  );
  const { profile, person } = presigned;
  if ('failure' in presigned) return await waitFor(presigned, request, ports);
  const linkOf = (answer: unknown) =>
    landingUrl(checkAuthorizedUrl(answer, profile.type, presigned.input.region), profile);
  const getAnother = async () => linkOf(await presigned.presignAgain());
  const link = linkOf(presigned.answer);
  ports.signal.throwIfAborted();
  await ports.openTab(link, openInOf(request, profile), request, { profile, person }, getAnother);
  return { result: 'opened' };
}

function openInOf(request: LaunchRequest, profile: Profile): OpenIn {
  return request.openIn ?? profile.openIn ?? 'newTab';
}

async function isOpenAlready(request: LaunchRequest, found: Found, ports: LaunchPorts): Promise<boolean> {
  const { profile, connection } = found;
  if (!mayBeOpen(request, profile)) return false;
  // A tab is shown only to the person who opened it, and only while that person is signed in.
  const person = await ports.findPerson(connection);
  if (!person) return false;
  const region = profile.region ?? connection.region;
  return await ports.switchToOpenTab(namedFor(person, profile), region, request.windowId, person);
}

/** SageMaker's answer, and the input that it answers. */
interface Presigned extends Opened {
  readonly answer: unknown;
  readonly input: PresignInput;
  /** Makes the same request again. */
  presignAgain(): Promise<unknown>;
}

/** What would open, and does not run. */
interface NotRunning extends Opened {
  readonly state: AppState;
  readonly failure: Failure;
  readonly target: ToStart;
}

async function presign(
  credentials: Credentials,
  request: LaunchRequest,
  found: Found,
  ports: LaunchPorts,
): Promise<Presigned | NotRunning> {
  // Getting credentials may have signed somebody in. The names are resolved for the person they were issued to.
  const person = credentials.issuedTo;
  const profile = namedFor(person, found.profile);
  const input = presignInput(profile, found.connection);
  await requireNoOther(request, profile, input.region, ports);
  ports.onStep('presign');
  const ask = () => ports.presign(input, credentials);
  const asked = awaitedLater(ask());
  const described = stateInput(profile, found.connection);
  const state = described && (await ports.findState(described, credentials, asked));
  const failure = state && notRunning(state);
  if (!failure) return { person, profile, input, answer: await asked, presignAgain: ask };
  await asked.catch(passIfRefused);
  const page = whenStoppedOf(request, profile) === 'studio' ? statePage(profile) : undefined;
  return page
    ? await presign(credentials, request, { ...found, profile: page }, ports)
    : {
        person,
        profile,
        state,
        failure,
        target: { input: described, profile, connection: found.connection, credentials },
      };
}

/** Leads to the page that waits for what is not running, or opens one if it may be started. Throws the failure else. */
async function waitFor(notYet: NotRunning, request: LaunchRequest, ports: LaunchPorts): Promise<LaunchOutcome> {
  const { profile, state, failure } = notYet;
  if (await ports.switchToWait(request)) return { result: 'opened', isSwitched: true };
  const mayStart = whenStoppedOf(request, profile) === 'start' && state.state !== 'deleting';
  if (!mayStart) throw launchFailure({ ...failure, ...(await findPrice(notYet, request, ports)) });
  ports.signal.throwIfAborted();
  await ports.openWait(openInOf(request, profile), request, notYet, state);
  return { result: 'opened', isWaiting: true };
}

/** What a start would take: on which instance type, and how long the last one took, as far as that is known. */
async function findPrice(
  { state, failure, target }: NotRunning,
  request: LaunchRequest,
  ports: LaunchPorts,
): Promise<Partial<Failure>> {
  const isToStart = failure.code === 'app-stopped' && state.instanceType === undefined;
  const [lastStartSeconds, instanceType] = await Promise.all([
    ports.findStartTime(request),
    isToStart ? ports.findInstanceType(target) : undefined,
  ]);
  return { ...(lastStartSeconds !== undefined && { lastStartSeconds }), ...(instanceType && { instanceType }) };
}

/** SageMaker makes no link to a notebook instance that is not running, and does not say why. */
function passIfRefused(error: unknown): void {
  if (failureOf(error).code !== 'request-refused') throw error;
}

function whenStoppedOf(request: LaunchRequest, profile: Profile): WhenStopped {
  return request.whenStopped ?? profile.whenStopped ?? usualWhenStopped;
}

function statePage(profile: Profile): Profile | undefined {
  return withKind(profile, (kind, own): Profile | undefined => kind.statePage(own));
}

/**
 * A browser is signed in to a domain as one user profile at a time, so the person decides whether to open another one.
 * Throws `other-user-open`.
 */
async function requireNoOther(
  request: LaunchRequest,
  profile: Profile,
  region: string,
  ports: LaunchPorts,
): Promise<void> {
  if (request.anyway || openInOf(request, profile) === 'privateWindow') return;
  const openUser = await ports.findOpenUser(profile, region);
  if (openUser !== undefined) throw launchFailure({ code: 'other-user-open', openUser });
}

/**
 * Whether an open tab may be used instead of a launch. A request for another app, space or place always launches.
 * `currentTab` is not such a place, since the address bar sends it for Enter.
 */
function mayBeOpen(request: LaunchRequest, profile: Profile): boolean {
  return profile.switchToOpenTab === true && !request.profile && (request.openIn ?? 'currentTab') === 'currentTab';
}

function landingUrl(url: URL, profile: Profile): URL {
  return withKind(profile, (kind, own) => kind.landingUrl(url, own));
}
