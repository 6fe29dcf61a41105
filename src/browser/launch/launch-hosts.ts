import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { studioHosts } from '../../core/hosts/wanted-hosts';
import { findMissing } from '../api/host-permissions';
import { getNeededHosts } from './needed-hosts';

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
