import { requestHosts } from '../browser/api/host-permissions';
import { openOptionsPage } from '../browser/api/pages';
import { findLatestLaunch, forgetLatestLaunch } from '../browser/launch/watch-launches';
import type { Profile } from '../core/configuration/profile';
import type { Remedy } from '../core/explain/explain-failure';
import type { LaunchRequest } from '../core/launch/launch-request';
import { retryLaunch } from '../ui/run-remedy';
import { useMyLaunch } from '../ui/use-my-launch';
import type { PopupData } from './use-popup';

/** Overrides of the stored profile for one launch. */
type Changes = Pick<LaunchRequest, 'openIn' | 'profile' | 'anyway'>;

/** The actions for a click on a profile or on a card's remedy, and the launch to show: the latest. */
export function useLaunch(data: PopupData) {
  const latest = useMyLaunch(findLatestLaunch);

  const launch = (profile: Profile, changes: Changes = {}, extraHosts: readonly string[] = []): void => {
    const staysOpen = (changes.openIn ?? profile.openIn) === 'backgroundTab';
    void latest
      .launch({ request: { ...changes, profileId: profile.id, windowId: data.windowId } })
      .then(outcome => outcome?.result === 'opened' && !staysOpen && window.close());
    // Ask for the hosts after the launch: the prompt closes the popup, at times before the call that opens it returns.
    // The worker resumes the launch once the hosts are allowed. Ask before any await: after one, the browser no longer
    // counts this as a click and shows no prompt.
    const { missing = [], wanted = [] } = data.hosts.get(profile.id) ?? {};
    if (missing.length + extraHosts.length > 0) void requestHosts([...new Set([...wanted, ...extraHosts])]);
  };

  /** Applies a remedy to a failed launch. A retry keeps the overrides of that launch. */
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
