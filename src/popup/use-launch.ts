import { useRef } from 'preact/hooks';
import { requestHosts } from '../browser/host-permissions';
import { send } from '../browser/messages';
import { openOptionsPage } from '../browser/pages';
import { rememberLaunch } from '../browser/recent-launches';
import type { Remedy } from '../core/explain-failure';
import type { OpenIn, Profile } from '../core/profile';
import type { PopupData } from './use-popup';

/** What a click on a profile or on a card's remedy does. The worker launches; this page only asks for it. */
export function useLaunch(data: PopupData) {
  const recent = useRef(data.recent);
  const launch = (profile: Profile, openIn?: OpenIn, extraHosts: readonly string[] = []): void => {
    const { missing = [], wanted = [] } = data.hosts.get(profile.id) ?? {};
    // First of all, or the browser no longer sees the click. It closes the popup; the worker takes the launch up again.
    if (missing.length + extraHosts.length > 0) void requestHosts([...new Set([...wanted, ...extraHosts])]);
    recent.current = rememberLaunch(profile.id, recent.current);
    const staysOpen = (openIn ?? profile.openIn) === 'backgroundTab';
    // When the worker is stopped there is no answer; the launch's state tells all the same (use-popup.ts).
    void send('launch', { profileId: profile.id, windowId: data.windowId, openIn }).then(
      outcome => outcome?.result === 'opened' && !staysOpen && window.close(),
      () => undefined,
    );
  };

  const remedy = (profile: Profile, chosen: Remedy): void => {
    if (chosen.type === 'allow-hosts') launch(profile, undefined, chosen.hosts);
    else if (chosen.type === 'try-again') launch(profile);
    else if (chosen.type === 'open-options') void openOptionsPage();
    else void send('signOut', { connectionId: profile.connection }).then(() => launch(profile));
  };

  return { launch, remedy };
}
