import { useState } from 'preact/hooks';
import { requestHosts } from '../browser/host-permissions';
import { send } from '../browser/messages';
import { openOptionsPage } from '../browser/pages';
import { forgetEndedLaunches } from '../browser/watch-launches';
import type { Configuration } from '../core/configuration';
import type { Remedy } from '../core/explain-failure';
import { filterProfiles } from '../core/filter-profiles';
import type { LaunchOutcome } from '../core/launch-outcome';
import { type LaunchState, stepTexts } from '../core/launch-state';
import type { Profile } from '../core/profile';
import { OutcomeCard } from '../ui/outcome-card';
import { ProfileList } from './profile-list';
import { type PopupData, useLatestLaunch, usePopupData } from './use-popup';

export function Popup() {
  const data = usePopupData();
  const latest = useLatestLaunch();
  if (!data) return <main class="popup" aria-busy="true" />;
  if (!data.configuration) return <UnreadableConfiguration />;
  if (data.configuration.profiles.length === 0) return <NoProfiles />;
  return <Launcher data={data} configuration={data.configuration} latest={latest} />;
}

interface LauncherProps {
  readonly data: PopupData;
  readonly configuration: Configuration;
  readonly latest: LaunchState | undefined;
}

function Launcher({ data, configuration, latest }: LauncherProps) {
  const [search, setSearch] = useState('');
  const found = filterProfiles(configuration.profiles, search);

  const launch = (profile: Profile, extraHosts: readonly string[] = []) => {
    const { missing = [], wanted = [] } = data.hosts.get(profile.id) ?? {};
    // First of all, or the browser no longer sees the click. It closes the popup; the worker takes the launch up again.
    if (missing.length + extraHosts.length > 0) void requestHosts([...new Set([...wanted, ...extraHosts])]);
    // When the worker is stopped there is no answer; the launch's state tells all the same (use-popup.ts).
    void send('launch', { profileId: profile.id, windowId: data.windowId }).then(closeWhenOpened, () => undefined);
  };

  const remedy = (profile: Profile, chosen: Remedy) => {
    if (chosen.type === 'allow-hosts') launch(profile, chosen.hosts);
    else if (chosen.type === 'try-again') launch(profile);
    else if (chosen.type === 'open-options') void openOptionsPage();
    else void send('signOut', { connectionId: profile.connection }).then(() => launch(profile));
  };

  const launched = configuration.profiles.find(({ id }) => id === latest?.profileId);
  const failure = latest?.outcome?.result === 'failed' ? latest.outcome.failure : undefined;
  return (
    <main class="popup">
      <h1 class="hidden">Studio Launcher</h1>
      <input
        type="search"
        aria-label="Search profiles"
        placeholder="Search profiles"
        ref={focus}
        value={search}
        onInput={event => setSearch(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && found[0]) launch(found[0]);
          if (event.key === 'ArrowDown') focusNext(event.currentTarget.closest('main'), 0);
        }}
      />
      {failure && launched && latest && (
        <OutcomeCard
          failure={failure}
          onRemedy={chosen => remedy(launched, chosen)}
          onDismiss={() => void forgetEndedLaunches()}
        />
      )}
      <ProfileList profiles={found} onLaunch={launch} />
      <footer>
        <button type="button" class="link" onClick={() => void openOptionsPage()}>
          Options
        </button>
        <p role="status" class="status">
          {latest && !latest.outcome && `${launched?.name ?? latest.profileId}: ${stepTexts[latest.step]}`}
          {found.length === 0 && `No profile matches “${search}”.`}
        </p>
      </footer>
    </main>
  );
}

function NoProfiles() {
  return (
    <main class="popup empty">
      <h1>No profiles yet</h1>
      <p>
        A profile names a SageMaker domain and who opens it. Your administrator can hand you a configuration to import.
      </p>
      <button type="button" class="primary" onClick={() => void openOptionsPage()}>
        Import a configuration
      </button>
    </main>
  );
}

function UnreadableConfiguration() {
  return (
    <main class="popup">
      <OutcomeCard failure={{ code: 'configuration-unreadable' }} onRemedy={() => void openOptionsPage()} />
    </main>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

function focusNext(list: ParentNode | null, index: number): void {
  list?.querySelectorAll<HTMLButtonElement>('.profiles button')[index]?.focus();
}

/** No outcome comes when the worker was stopped before it could answer; the launch's state then tells. */
function closeWhenOpened(outcome: LaunchOutcome | undefined): void {
  if (outcome?.result === 'opened') window.close();
}
