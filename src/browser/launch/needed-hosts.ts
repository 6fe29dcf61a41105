import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { neededHosts } from '../../core/hosts/hosts';
import { endpointsOf } from '../../core/sign-in/provider';
import type { StoredItems } from '../../core/store/store-layout';
import { providerItem } from '../store/session-items';

/**
 * The hosts that a launch calls, including the provider's own endpoints if they are known yet. `session` is what is in
 * `storage.session`, if that has been read.
 */
export async function getNeededHosts(
  connection: Connection,
  profile?: Pick<Profile, 'region'>,
  session?: StoredItems,
): Promise<string[]> {
  const { signIn } = connection;
  const item = signIn.type === 'oidc' ? providerItem(signIn.issuer) : undefined;
  const provider = session ? item?.findIn(session) : await item?.get();
  return neededHosts(connection, profile, provider && endpointsOf(provider));
}
