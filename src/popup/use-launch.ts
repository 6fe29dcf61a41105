import { requestContainers } from '../browser/container-permission';
import { requestHosts } from '../browser/host-permissions';
import { send } from '../browser/messages';
import { openOptionsPage } from '../browser/pages';
import type { Remedy } from '../core/explain-failure';
import type { LaunchRequest } from '../core/launch-request';
import type { Profile } from '../core/profile';
import type { PopupData } from './use-popup';

/** What of a launch is not as the profile says. */
type Changes = Pick<LaunchRequest, 'openIn' | 'profile' | 'anyway'>;

/** What a click on a profile or on a card's remedy does. The worker launches; this page only asks for it. */
export function useLaunch(data: PopupData) {
  const launch = (profile: Profile, changes: Changes = {}, extraHosts: readonly string[] = []): void => {
    const { missing = [], wanted = [] } = data.hosts.get(profile.id) ?? {};
    // First of all, or the browser no longer sees the click. It closes the popup; the worker takes the launch up again.
    if (missing.length + extraHosts.length > 0) void requestHosts([...new Set([...wanted, ...extraHosts])]);
    const staysOpen = (changes.openIn ?? profile.openIn) === 'backgroundTab';
    // When the worker is stopped there is no answer; the launch's state tells all the same (use-popup.ts).
    void send('launch', { ...changes, profileId: profile.id, windowId: data.windowId }).then(
      outcome => outcome?.result === 'opened' && !staysOpen && window.close(),
      () => undefined,
    );
  };

  /** What to do about a launch that failed: it is asked for again as it was. */
  const remedy = (profile: Profile, chosen: Remedy, { openIn, profile: given }: Changes): void => {
    const changes = { openIn, profile: given };
    if (chosen.type === 'allow-hosts') launch(profile, changes, chosen.hosts);
    else if (chosen.type === 'try-again') launch(profile, { ...changes, ...chosen.changes });
    else if (chosen.type === 'allow-containers') void requestContainers().then(() => launch(profile, changes));
    else if (chosen.type === 'open-options') void openOptionsPage();
    else void send('signOut', { connectionId: profile.connection }).then(() => launch(profile, changes));
  };

  return { launch, remedy };
}
