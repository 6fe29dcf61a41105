import { Search, Settings } from 'lucide';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { send } from '../browser/api/messaging';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { seenOutcome } from '../browser/launch/seen-outcome';
import { markOutcomesSeen } from '../browser/launch/unseen-outcomes';
import type { Configuration } from '../core/configuration/configuration';
import { setDefaultProfile, togglePinned } from '../core/configuration/configuration-edits';
import { orderProfiles } from '../core/configuration/order-profiles';
import type { OpenIn } from '../core/configuration/profile';
import { isCancelled } from '../core/failure/launch-outcome';
import { isOfStored } from '../core/launch/launch-request';
import { Icon } from '../ui/icon';
import { FailureCard } from './failure-card';
import { createLister, findNumbered, toSections } from './list-profiles';
import { NoResults } from './no-results';
import { Notices } from './notices';
import { openInOf } from './open-in-of';
import { PopupFooter } from './popup-footer';
import { ProfileList } from './profile-list';
import type { RowActions } from './row-actions';
import { saveEdit } from './save-edit';
import { useLaunch } from './use-launch';
import type { PopupData } from './use-popup';
import { useSearch } from './use-search';

interface LauncherProps {
  readonly data: PopupData;
  readonly configuration: Configuration;
}

/** How long a card is shown, in milliseconds. The recent launches have the failure longer. */
const cardMilliseconds = 60_000;
/** How long a card is in front of a person until it counts as seen, in milliseconds. */
const seenMilliseconds = 1_000;

export function Launcher({ data, configuration }: LauncherProps) {
  const { profiles } = configuration;
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // Focus at once, not with the next frame as `autofocus` does: the first letter may come before that frame.
  useLayoutEffect(() => input.current?.focus(), []);
  const [notice, setNotice] = useState('');
  const { latest: my, launch, remedy, dismiss, showDetails } = useLaunch(data, configuration);
  const latest = my.shown;
  // A person who looks at the popup sees the outcome.
  useEffect(() => void markOutcomesSeen(), [latest?.launchId, latest?.outcome]);
  const recentIds = useMemo(() => data.recent.map(({ profileId }) => profileId), [data]);
  const entries = useMemo(() => {
    const names = new Map(configuration.connections.map(({ id, name }) => [id, name]));
    const ordered = orderProfiles(profiles, recentIds);
    return ordered.map(profile => ({ profile, connectionName: names.get(profile.connection) ?? '' }));
  }, [data]);
  const { matches, isReady } = useSearch(entries, search, data.isWhole);
  const toListed = useMemo(
    () => createLister({ configuration, locked: data.locked, hasSeveralConnections: data.total.connections > 1 }),
    [data],
  );
  const sections = useMemo(() => toSections(matches, new Set(recentIds), search !== ''), [matches, recentIds]);
  const chosen = matches[selected] ?? matches[0];
  const listed = chosen && toListed(chosen);

  useEffect(() => {
    // Enter opens it. If the worker was stopped meanwhile, the launch itself does all that is needed.
    if (chosen) void send('getReady', { profileId: chosen.profile.id }).catch(() => undefined);
  }, [chosen?.profile.connection, chosen?.profile.region]);

  // Enter may come before the search is ready. It then opens the first match as soon as there is one.
  const waiting = useRef<{ readonly openIn: OpenIn | undefined } | undefined>(undefined);
  useEffect(() => {
    const [first] = matches;
    if (!isReady || !waiting.current) return;
    const { openIn } = waiting.current;
    waiting.current = undefined;
    if (first) launch(first.profile, { openIn });
  }, [isReady, matches]);

  const find = (text: string) => {
    setSearch(text);
    setNotice('');
    setSelected(0);
    waiting.current = undefined;
    if (latest?.outcome) dismiss();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit && (event.ctrlKey || event.metaKey) && !event.altKey && !event.repeat) {
      const profile = findNumbered(configuration, Number(digit));
      if (profile) launch(profile);
    } else if (event.key === 'Escape' && !event.isComposing) {
      if (search === '') window.close();
      find('');
      input.current?.focus();
    } else return;
    event.preventDefault();
  };
  const onSearchKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.repeat) return;
    const openIn = openInOf(event);
    if (!isReady) waiting.current = { openIn };
    else if (matches[0]) launch(matches[0].profile, { openIn });
  };

  const actions: RowActions = {
    launch: (profile, openIn) => launch(profile, { openIn }),
    cancel: my.cancel,
    pin: ({ id, name, pinned }) =>
      void saveEdit(togglePinned(id), t(pinned ? 'unpinnedName' : 'pinnedName', { name })).then(setNotice),
    makeDefault: ({ id, name }) => void saveEdit(setDefaultProfile(id), t('nameIsDefault', { name })).then(setNotice),
    notify: setNotice,
  };

  const launched = profiles.find(({ id }) => id === latest?.request.profileId);
  const failed = latest?.outcome?.result === 'failed' ? latest.outcome.failure : undefined;
  const failure = isCancelled(latest?.outcome) ? undefined : failed;
  // The profile was deleted after it was listed and before the click.
  const isGone = failure?.code === 'profile-missing' && latest !== undefined && isOfStored(latest.request);
  const isCard = failure !== undefined && (launched !== undefined || isGone);
  useEffect(() => {
    const launchId = latest?.launchId;
    if (!isCard || launchId === undefined) return;
    // A popup that closes at once, or behind a window that a person uses, has shown nothing to anybody.
    const seen = setInterval(() => {
      if (!document.hasFocus()) return;
      clearInterval(seen);
      void seenOutcome.set(launchId).catch(() => undefined);
    }, seenMilliseconds);
    const over = setTimeout(dismiss, cardMilliseconds);
    return () => {
      clearInterval(seen);
      clearTimeout(over);
    };
  }, [isCard, latest?.launchId]);

  return (
    <main class="popup" onKeyDown={onKeyDown}>
      <h1 class="hidden">{t('appShortName')}</h1>
      <div class="search">
        <Icon node={Search} />
        <input
          ref={input}
          type="search"
          aria-label={t('searchProfiles')}
          aria-describedby="enter-opens"
          placeholder={t('searchProfiles')}
          spellcheck={false}
          value={search}
          onInput={event => find(event.currentTarget.value)}
          onFocus={() => setSelected(0)}
          onKeyDown={onSearchKeyDown}
        />
        <button
          type="button"
          class="icon-button"
          aria-label={t('options')}
          title={t('options')}
          onClick={() => void openOptionsPage()}
        >
          <Icon node={Settings} />
        </button>
        <p id="enter-opens" class="hidden">
          {matches[0] && t('enterOpens', { name: matches[0].profile.name })}
        </p>
      </div>
      {isCard && (
        <FailureCard
          failure={failure}
          subject={launched?.name}
          onRemedy={chosen => (launched && latest ? remedy(launched, chosen, latest.request) : void openOptionsPage())}
          onDetails={latest && showDetails(latest)}
          onDismiss={() => {
            dismiss();
            input.current?.focus();
          }}
        />
      )}
      {matches.length === 0 && isReady && search !== '' ? (
        <NoResults
          search={search}
          onClear={() => {
            find('');
            input.current?.focus();
          }}
        />
      ) : (
        <ProfileList
          sections={sections}
          selected={selected in matches ? selected : 0}
          launching={latest && !latest.outcome ? { profileId: latest.request.profileId, step: latest.step } : undefined}
          search={input}
          actions={actions}
          toListed={toListed}
          onSelect={setSelected}
        />
      )}
      {/* Of the first row alone: what came and went with the selection would move the list between press and click. */}
      <Notices hosts={matches[0] && !isCard ? (data.hosts.get(matches[0].profile.id) ?? []) : []} />
      <PopupFooter
        latest={launched && latest}
        isListed={matches.some(({ profile }) => profile.id === launched?.id)}
        isWatched={my.isWatched}
        name={launched?.name ?? ''}
        notice={notice}
        connection={(listed ?? (entries[0] && toListed({ ...entries[0], nameMarks: [], detailMarks: [] })))?.connection}
        onCancel={my.cancel}
        onNotice={setNotice}
      />
    </main>
  );
}
