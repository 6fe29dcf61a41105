import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { neededHosts } from '../../core/hosts/hosts';
import { endpointsOf } from '../../core/sign-in/provider';
import { providerItem } from '../store/session-items';

/** The hosts that a launch calls, including the provider's own endpoints if they are known yet. */
export async function getNeededHosts(connection: Connection, profile?: Pick<Profile, 'region'>): Promise<string[]> {
  const { signIn } = connection;
  const provider = signIn.type === 'oidc' ? await providerItem(signIn.issuer).get() : undefined;
  return neededHosts(connection, profile, provider && endpointsOf(provider));
}
