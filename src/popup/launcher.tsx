import { Search, Settings } from 'lucide';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import type { Configuration } from '../core/configuration/configuration';
import { setDefaultProfile, togglePinned } from '../core/configuration/configuration-edits';
import { orderProfiles } from '../core/configuration/order-profiles';
import { Icon } from '../ui/icon';
import { FailureCard } from './failure-card';
import { createLister, findNumbered, toSections } from './list-profiles';
import { NoResults } from './no-results';
import { Notices } from './notices';
import { PopupFooter } from './popup-footer';
import { ProfileList } from './profile-list';
import type { RowActions } from './row-actions';
import { saveEdit } from './save-edit';
import { useAppChange } from './use-app-change';
import { useCard } from './use-card';
import { useEnter } from './use-enter';
import { useLaunch } from './use-launch';
import type { PopupData } from './use-popup';
import { useReady } from './use-ready';
import { useSearch } from './use-search';
import { useStates } from './use-states';

interface LauncherProps {
  readonly data: PopupData;
  readonly configuration: Configuration;
}

export function Launcher({ data, configuration }: LauncherProps) {
  const { profiles } = configuration;
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // Focus at once, not with the next frame as `autofocus` does: the first letter may come before that frame.
  useLayoutEffect(() => input.current?.focus(), []);
  const [notice, setNotice] = useState('');
  const { latest: my, launch, remedy, dismiss, showDetails } = useLaunch(data, configuration);
  const latest = my.shown;
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

  useReady(chosen?.profile);
  const isLaunching = latest !== undefined && !latest.outcome;
  const { states, tell } = useStates(list, profiles, isLaunching || !data.isWhole, sections);
  const { change, dialog } = useAppChange({
    ...{ states, tell, windowId: data.windowId, notify: setNotice },
    onRemedy: (profile, chosen) => remedy(profile, chosen, {}),
  });
  const { onEnter, forgetEnter } = useEnter({ matches, isReady }, (profile, openIn) => launch(profile, { openIn }));

  const find = (text: string) => {
    setSearch(text);
    setNotice('');
    setSelected(0);
    forgetEnter();
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
  const actions: RowActions = {
    launch: (profile, openIn) => launch(profile, { openIn }),
    cancel: my.cancel,
    pin: ({ id, name, pinned }) =>
      void saveEdit(togglePinned(id), t(pinned ? 'unpinnedName' : 'pinnedName', { name })).then(setNotice),
    changeApp: change,
    makeDefault: ({ id, name }) => void saveEdit(setDefaultProfile(id), t('nameIsDefault', { name })).then(setNotice),
    notify: setNotice,
  };

  const launched = profiles.find(({ id }) => id === latest?.request.profileId);
  const failure = useCard(latest, launched, dismiss);
  const hosts = failure ? failure.hosts : matches[0] && data.hosts.get(matches[0].profile.id);

  return (
    <>
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
            onKeyDown={onEnter}
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
        {failure && (
          <FailureCard
            failure={failure}
            subject={launched?.name}
            connectionId={launched?.connection}
            onRemedy={chosen =>
              launched && latest ? remedy(launched, chosen, latest.request) : void openOptionsPage()
            }
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
            launching={
              latest && !latest.outcome ? { profileId: latest.request.profileId, step: latest.step } : undefined
            }
            search={input}
            list={list}
            states={states}
            actions={actions}
            toListed={toListed}
            onSelect={setSelected}
          />
        )}
        {/* Of the first row alone: what came and went with the selection would move the list between press and click. */}
        <Notices hosts={hosts ?? []} />
        <PopupFooter
          latest={launched && latest}
          isListed={matches.some(({ profile }) => profile.id === launched?.id)}
          isWatched={my.isWatched}
          name={launched?.name ?? ''}
          notice={notice}
          connection={
            (listed ?? (entries[0] && toListed({ ...entries[0], nameMarks: [], detailMarks: [] })))?.connection
          }
          onCancel={my.cancel}
          onNotice={setNotice}
        />
      </main>
      {/* Outside: its keys are its own. */}
      {dialog}
    </>
  );
}
