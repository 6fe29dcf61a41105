import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { studioHosts } from '../../core/hosts/wanted-hosts';
import { findMissing } from '../api/host-permissions';
import type { LaunchFacts } from './launch-facts';
import { getNeededHosts } from './needed-hosts';

/**
 * The hosts to ask for before a launch, as match patterns; none if the launch can go on. Studio's own hosts are among
 * them, but are not asked for alone, since a launch works without them. What a card says and what its button asks for is
 * this one list. Pages look it up before the click, because the click must ask for hosts without waiting.
 */
export async function getMissingHosts(
  connection: Connection,
  profile: Pick<Profile, 'region' | 'type'>,
  known?: Pick<LaunchFacts, 'session' | 'allowed'>,
): Promise<string[]> {
  const needed = await getNeededHosts(connection, profile, known?.session);
  if ((await findMissing(needed, known?.allowed)).length === 0) return [];
  return await findMissing([...needed, ...studioHosts(connection, profile)], known?.allowed);
}
