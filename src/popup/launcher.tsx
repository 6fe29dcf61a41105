import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { send } from '../browser/api/messaging';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { markOutcomesSeen } from '../browser/launch/unseen-outcomes';
import type { Configuration } from '../core/configuration/configuration';
import { orderProfiles } from '../core/configuration/order-profiles';
import { isCancelled } from '../core/failure/launch-outcome';
import { isOfStored } from '../core/launch/launch-request';
import { FailureCard } from './failure-card';
import { LaunchFooter } from './launch-footer';
import { openInOf } from './open-in-of';
import { ProfileList } from './profile-list';
import { useLaunch } from './use-launch';
import type { PopupData } from './use-popup';
import { useSearch } from './use-search';

interface LauncherProps {
  readonly data: PopupData;
  readonly configuration: Configuration;
}

export function Launcher({ data, configuration }: LauncherProps) {
  const { profiles, connections } = configuration;
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // Focus at once, not with the next frame as `autofocus` does: the first letter may come before that frame.
  useLayoutEffect(() => input.current?.focus(), []);
  const [notice, setNotice] = useState('');
  const { latest: my, launch, remedy, dismiss } = useLaunch(data, configuration);
  const latest = my.shown;
  // A person who looks at the popup sees the outcome.
  useEffect(() => void markOutcomesSeen(), [latest?.launchId, latest?.outcome]);
  const byId = useMemo(() => new Map(connections.map(connection => [connection.id, connection])), [configuration]);
  const entries = useMemo(() => {
    const ordered = orderProfiles(
      profiles,
      data.recent.map(({ profileId }) => profileId),
    );
    return ordered.map(profile => ({ profile, connectionName: byId.get(profile.connection)?.name ?? '' }));
  }, [configuration]);
  const matches = useSearch(entries, search);

  const [likely] = matches;
  useEffect(() => {
    // Enter opens it. If the worker was stopped meanwhile, the launch itself does all that is needed.
    if (likely) void send('getReady', { profileId: likely.profile.id }).catch(() => undefined);
  }, [likely?.profile.connection, likely?.profile.region]);

  const find = (text: string) => {
    setSearch(text);
    setNotice('');
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit && (event.ctrlKey || event.metaKey) && !event.altKey && !event.repeat) {
      const match = matches[Number(digit) - 1];
      if (match) launch(match.profile);
    } else if (event.key === 'Escape' && !event.isComposing) {
      if (search === '') window.close();
      find('');
      input.current?.focus();
    } else return;
    event.preventDefault();
  };

  const launched = profiles.find(({ id }) => id === latest?.request.profileId);
  const failed = latest?.outcome?.result === 'failed' ? latest.outcome.failure : undefined;
  const failure = isCancelled(latest?.outcome) ? undefined : failed;
  // The profile was deleted after it was listed and before the click.
  const isGone = failure?.code === 'profile-missing' && latest !== undefined && isOfStored(latest.request);
  const selected = (matches[active] ?? matches[0])?.profile ?? profiles[0];
  return (
    <main class="popup" onKeyDown={onKeyDown}>
      <h1 class="hidden">{t('appShortName')}</h1>
      <input
        ref={input}
        type="search"
        aria-label={t('searchProfiles')}
        placeholder={t('searchProfiles')}
        spellcheck={false}
        value={search}
        onInput={event => find(event.currentTarget.value)}
        onFocus={() => setActive(0)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.isComposing || event.repeat || !matches[0]) return;
          launch(matches[0].profile, { openIn: openInOf(event) });
        }}
      />
      {failure && (launched || isGone) && (
        <FailureCard
          failure={failure}
          onRemedy={chosen => (launched && latest ? remedy(launched, chosen, latest.request) : void openOptionsPage())}
          onDismiss={() => {
            dismiss();
            input.current?.focus();
          }}
        />
      )}
      <ProfileList
        matches={matches}
        total={profiles.length}
        connections={byId}
        active={active}
        launchingId={latest && !latest.outcome ? latest.request.profileId : undefined}
        search={input}
        onActive={setActive}
        onLaunch={(profile, openIn) => launch(profile, { openIn })}
        onNotice={setNotice}
      />
      <LaunchFooter
        latest={launched && latest}
        isWatched={my.isWatched}
        onCancel={my.cancel}
        name={launched?.name ?? ''}
        notice={notice}
        nothingFor={matches.length === 0 ? search : undefined}
        connection={selected && byId.get(selected.connection)}
        onOptions={() => void openOptionsPage()}
      />
    </main>
  );
}
