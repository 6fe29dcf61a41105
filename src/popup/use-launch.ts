import { requestHosts } from '../browser/api/host-permissions';
import { openOptionsPage } from '../browser/api/pages';
import { findLatestLaunch, forgetLatestLaunch } from '../browser/launch/watch-launches';
import type { Profile } from '../core/configuration/profile';
import type { Remedy } from '../core/explain/explain-failure';
import type { LaunchRequest } from '../core/launch/launch-request';
import { retryLaunch } from '../ui/run-remedy';
import { useMyLaunch } from '../ui/use-my-launch';
import type { PopupData } from './use-popup';

/** How one launch differs from the stored profile. */
type Changes = Pick<LaunchRequest, 'openIn' | 'profile' | 'anyway'>;

/** What a click on a profile or on a card's remedy does, and the launch to show: the latest. */
export function useLaunch(data: PopupData) {
  const latest = useMyLaunch(findLatestLaunch);

  const launch = (profile: Profile, changes: Changes = {}, extraHosts: readonly string[] = []): void => {
    const staysOpen = (changes.openIn ?? profile.openIn) === 'backgroundTab';
    void latest
      .launch({ request: { ...changes, profileId: profile.id, windowId: data.windowId } })
      .then(outcome => outcome?.result === 'opened' && !staysOpen && window.close());
    // After the launch has been asked for: the prompt closes the popup, at times before the call that opens the prompt has
    // returned. The worker takes the launch up once the hosts are allowed. Still in the click, or the browser opens none.
    const { missing = [], wanted = [] } = data.hosts.get(profile.id) ?? {};
    if (missing.length + extraHosts.length > 0) void requestHosts([...new Set([...wanted, ...extraHosts])]);
  };

  /** What to do about a launch that failed: it is asked for again as it was. */
  const remedy = (profile: Profile, chosen: Remedy, { openIn, profile: given }: Changes): void => {
    retryLaunch(chosen, {
      connectionId: profile.connection,
      openOptions: () => void openOptionsPage(),
      again: ({ hosts, changes, first }) => {
        const next = () => launch(profile, { openIn, profile: given, ...changes }, hosts);
        if (first) void first.then(next, next);
        else next();
      },
    });
  };

  const dismiss = () => {
    void forgetLatestLaunch();
    latest.forget();
  };
  return { latest, launch, remedy, dismiss };
}
