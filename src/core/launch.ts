import { checkAuthorizedUrl, withNotebookPath } from './authorized-url';
import type { Claims } from './claim-template';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import { refineForGuest } from './guest-refusal';
import { failedOutcome, failureOf, launchFailure } from './launch-failure';
import type { LaunchOutcome } from './launch-outcome';
import type { LaunchRequest } from './launch-request';
import type { LaunchStep } from './launch-state';
import { type PresignInput, presignInput, requireUsable } from './presign-input';
import type { OpenIn, Profile } from './profile';
import { resolveNames } from './resolve-names';
import { hasTemplates } from './templates';
import { untilAborted } from './until-aborted';

export interface LaunchPorts {
  /** Aborted when the launch is cancelled, with the failure to end with. */
  readonly signal: AbortSignal;
  findProfile(request: LaunchRequest): Promise<Found | undefined>;
  /** Match patterns of the hosts that the launch calls and the person has not allowed. */
  findMissingHosts(connection: Connection, profile: Profile): Promise<string[]>;
  /** `fresh` passes over the stored ones. */
  getCredentials(connection: Connection, fresh: boolean): Promise<Credentials>;
  /** The claims of whoever is signed in, if anybody is; asks nobody. Read for profiles that take a name from them. */
  findClaims(connection: Connection): Promise<Claims | undefined>;
  /** The claims of the person whom credentials were issued to; `undefined` for a guest. */
  getClaims(connection: Connection): Promise<Claims | undefined>;
  /** SageMaker's answer, not yet trusted. */
  presign(input: PresignInput, credentials: Credentials): Promise<unknown>;
  /** Brings the tab that the profile opened to the front; resolves to whether it is still there. */
  switchToOpenTab(profile: Profile, region: string, windowId: number | undefined): Promise<boolean>;
  /** The user profile of the same domain, other than this one, that is open where this one would open, if any is. */
  findOpenUser(profile: Profile, region: string): Promise<string | undefined>;
  /**
   * Opens what a signing link leads to; tells the step `open` once the browser is asked for the tab. `profile` is what is
   * opened there, its names resolved. `getAnother` resolves to another link like this one, where this one is spent.
   */
  openTab(
    link: URL,
    openIn: OpenIn,
    request: LaunchRequest,
    profile: Profile,
    getAnother: () => Promise<URL>,
  ): Promise<void>;
  onStep(step: LaunchStep): Promise<void>;
}

interface Found {
  readonly profile: Profile;
  readonly connection: Connection;
}

/**
 * Opens a profile: the one way through, whatever the trigger. Never throws; whatever stands in the way is an outcome.
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
  const { answer, profile, input, presignAgain } = await presign(request, found, ports);
  const linkOf = (given: unknown) => landingUrl(checkAuthorizedUrl(given, profile.type, input.region), profile);
  const getAnother = async () => linkOf(await presignAgain());
  const link = linkOf(answer);
  ports.signal.throwIfAborted();
  await ports.openTab(link, openInOf(request, profile), request, profile, getAnother);
  return { result: 'opened' };
}

function openInOf(request: LaunchRequest, profile: Profile): OpenIn {
  return request.openIn ?? profile.openIn ?? 'newTab';
}

async function isOpenAlready(request: LaunchRequest, found: Found, ports: LaunchPorts): Promise<boolean> {
  const { profile, connection } = found;
  if (!mayBeOpen(request, profile)) return false;
  // Whose tab it is cannot be told while nobody is signed in.
  const claims = hasTemplates(profile) ? await ports.findClaims(connection) : {};
  const region = profile.region ?? connection.region;
  return claims !== undefined && (await ports.switchToOpenTab(resolveNames(profile, claims), region, request.windowId));
}

/** What SageMaker answered, and to what. */
interface Presigned {
  readonly answer: unknown;
  readonly profile: Profile;
  readonly input: PresignInput;
  /** Asks the same once more. */
  presignAgain(): Promise<unknown>;
}

/** Should AWS no longer know stored credentials before their time, they are renewed once. */
async function presign(request: LaunchRequest, found: Found, ports: LaunchPorts): Promise<Presigned> {
  const { connection } = found;
  const attempt = async (fresh: boolean) => {
    await ports.onStep('credentials');
    const credentials = await ports.getCredentials(connection, fresh);
    // Only now: getting credentials may have signed somebody in, and the names are of whom they were issued to.
    const isNamed = !hasTemplates(found.profile);
    const profile = isNamed ? found.profile : resolveNames(found.profile, await ports.getClaims(connection));
    const input = presignInput(profile, connection);
    await requireNoOther(request, profile, input.region, ports);
    await ports.onStep('presign');
    const ask = () => ports.presign(input, credentials);
    return { profile, input, answer: await ask(), presignAgain: ask };
  };
  try {
    return await attempt(false);
  } catch (error) {
    if (failureOf(error).code === 'credentials-expired') return await attempt(true);
    throw refineForGuest(error, connection);
  }
}

/**
 * A browser is signed in to a domain as one user profile at a time: opening another one is the person's to decide.
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

/** Whoever asks for another app, space or place wants a launch; `currentTab` is what the address bar means by Enter. */
function mayBeOpen(request: LaunchRequest, profile: Profile): boolean {
  return profile.switchToOpenTab === true && !request.profile && (request.openIn ?? 'currentTab') === 'currentTab';
}

function landingUrl(url: URL, profile: Profile): URL {
  return profile.type === 'notebookInstance' && profile.path ? withNotebookPath(url, profile.path) : url;
}
