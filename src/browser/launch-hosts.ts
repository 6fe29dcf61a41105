import type { Connection } from '../core/connection';
import { neededHosts } from '../core/hosts';
import type { Profile } from '../core/profile';
import { endpointsOf } from '../core/provider';
import { studioHosts } from '../core/wanted-hosts';
import { findMissing } from './host-permissions';
import { providerItem } from './session-items';

export interface LaunchHosts {
  /** Not allowed yet, and a launch cannot do without. */
  readonly missing: readonly string[];
  /** What to ask for in one prompt, if anything is missing. */
  readonly wanted: readonly string[];
}

/** The hosts of a profile, looked up before the click: asking for them must not wait for anything. */
export async function getLaunchHosts(
  connection: Connection,
  profile: Pick<Profile, 'region' | 'type'>,
): Promise<LaunchHosts> {
  const needed = await getNeededHosts(connection, profile);
  return { missing: await findMissing(needed), wanted: [...needed, ...studioHosts(connection, profile)] };
}

/** The hosts that a launch calls, the provider's own endpoints included as far as they are known yet. */
export async function getNeededHosts(connection: Connection, profile?: Pick<Profile, 'region'>): Promise<string[]> {
  const { signIn } = connection;
  const provider = signIn.type === 'oidc' ? await providerItem(signIn.issuer).get() : undefined;
  return neededHosts(connection, profile, provider && endpointsOf(provider));
}
