import { useEffect } from 'preact/hooks';
import { send } from '../browser/api/messaging';
import type { Profile } from '../core/configuration/profile';

/** Has the worker get ready for the profile that Enter opens. */
export function useReady(profile: Profile | undefined): void {
  useEffect(() => {
    // If the worker was stopped meanwhile, the launch itself does all that is needed.
    if (profile) void send('getReady', { profileId: profile.id }).catch(() => undefined);
  }, [profile?.connection, profile?.region]);
}
