import { checkAuthorizedUrl, withNotebookPath } from './authorized-url';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import { failedOutcome, failureOf, launchFailure } from './launch-failure';
import type { LaunchOutcome } from './launch-outcome';
import type { LaunchRequest } from './launch-request';
import type { LaunchStep } from './launch-state';
import { type PresignInput, presignInput } from './presign-input';
import type { OpenIn, Profile } from './profile';

export interface LaunchPorts {
  findProfile(profileId: string): Promise<{ profile: Profile; connection: Connection } | undefined>;
  /** Match patterns of the hosts that the launch calls and the person has not allowed. */
  findMissingHosts(connection: Connection, profile: Profile): Promise<string[]>;
  /** `fresh` passes over the stored ones. */
  getCredentials(connection: Connection, fresh: boolean): Promise<Credentials>;
  /** SageMaker's answer, not yet trusted. */
  presign(input: PresignInput, credentials: Credentials): Promise<unknown>;
  openTab(url: URL, openIn: OpenIn, windowId: number | undefined): Promise<void>;
  onStep(step: LaunchStep): Promise<void>;
}

/**
 * Opens a profile: the one way through, whatever the trigger. Never throws; whatever stands in the way is an outcome.
 * The signing URL exists only between `presign` and `openTab`.
 */
export async function launch(request: LaunchRequest, ports: LaunchPorts): Promise<LaunchOutcome> {
  try {
    const found = await ports.findProfile(request.profileId);
    if (!found) throw launchFailure({ code: 'profile-missing' });
    const { profile, connection } = found;
    const input = presignInput(profile, connection);
    const hosts = await ports.findMissingHosts(connection, profile);
    if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    const answer = await presign(connection, input, ports);
    const url = checkAuthorizedUrl(answer, profile.type, input.region);
    await ports.onStep('open');
    await ports.openTab(landingUrl(url, profile), request.openIn ?? profile.openIn ?? 'newTab', request.windowId);
    return { result: 'opened' };
  } catch (error) {
    return failedOutcome(error);
  }
}

/** Should AWS no longer know stored credentials before their time, they are renewed once. */
async function presign(connection: Connection, input: PresignInput, ports: LaunchPorts): Promise<unknown> {
  const attempt = async (fresh: boolean) => {
    await ports.onStep('credentials');
    const credentials = await ports.getCredentials(connection, fresh);
    await ports.onStep('presign');
    return await ports.presign(input, credentials);
  };
  try {
    return await attempt(false);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'credentials-expired') return await attempt(true);
    // AWS cuts down what a guest may do by a session policy; its refusal only says that something is missing.
    const isGuest = failure.code === 'access-denied' && connection.signIn.type === 'guest';
    throw isGuest ? launchFailure({ ...failure, code: 'guest-refused' }, error) : error;
  }
}

function landingUrl(url: URL, profile: Profile): URL {
  return profile.type === 'notebookInstance' && profile.path ? withNotebookPath(url, profile.path) : url;
}
