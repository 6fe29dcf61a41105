import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';
import type { ManagedConfiguration } from '../../core/store/managed-configuration';

/** The profile to begin with: the default one, or the first. Those of the policy come before the person's own. */
export function findFirstProfile(
  { profiles, defaultProfile }: Pick<Configuration, 'profiles' | 'defaultProfile'>,
  managed: Pick<ManagedConfiguration, 'profiles'>,
): Profile | undefined {
  return profiles.find(({ id }) => id === defaultProfile) ?? managed.profiles[0] ?? profiles[0];
}
