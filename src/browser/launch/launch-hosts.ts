import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { studioHosts } from '../../core/hosts/wanted-hosts';
import { findMissing } from '../api/host-permissions';
import { getNeededHosts } from './needed-hosts';

export interface LaunchHosts {
  /** Hosts that a launch needs and that are not allowed yet. */
  readonly missing: readonly string[];
  /** All hosts to ask for in one prompt if any are missing. */
  readonly wanted: readonly string[];
}

/** The hosts of a profile. Looked up before the click, because the click must ask for hosts without waiting. */
export async function getLaunchHosts(
  connection: Connection,
  profile: Pick<Profile, 'region' | 'type'>,
): Promise<LaunchHosts> {
  const needed = await getNeededHosts(connection, profile);
  return { missing: await findMissing(needed), wanted: [...needed, ...studioHosts(connection, profile)] };
}
