import { CornerDownLeft, Star } from 'lucide';
import { t, translate } from '../browser/api/translate';
import { describeProfile } from '../core/kinds/describe-profile';
import { type LaunchStep, launchSteps, stepTexts } from '../core/launch/flight';
import type { ShownState } from '../core/protocol';
import { describeRow } from '../core/search/describe-row';
import { AppIcon } from '../ui/app-icon';
import { Icon } from '../ui/icon';
import { controlKey } from './control-key';
import { describeState, formatDuration, type StateWords } from './describe-state';
import { findAppName } from './find-app-name';
import type { ListedProfile } from './list-profiles';
import { Marked } from './marked';
import { openInOf } from './open-in-of';
import { ProfileMenu } from './profile-menu';
import type { RowActions } from './row-actions';

interface ProfileRowProps {
  readonly listed: ListedProfile;
  readonly index: number;
  /** How many rows there are. */
  readonly count: number;
  /** In CSS pixels, from the top of its section. */
  readonly top: number;
  /** Whether Enter opens the profile, wherever the focus is. */
  readonly isSelected: boolean;
  /** How far the launch of the profile is, if one is under way. */
  readonly step: LaunchStep | undefined;
  /** Whether what the profile opens runs, if that is known. */
  readonly state: ShownState | undefined;
  readonly actions: RowActions;
  onSelect(): void;
}

export function ProfileRow(props: ProfileRowProps) {
  const { listed, index, count, top, isSelected, step, state, actions, onSelect } = props;
  const { match, connectionName, number, isLocked, withUsers } = listed;
  const { profile, nameMarks } = match;
  const { name, pinned } = profile;
  const app = findAppName(profile);
  const tabIndex = isSelected ? 0 : -1;
  const parts = [...describeRow(match, withUsers), ...(connectionName ? [{ text: connectionName, marks: [] }] : [])];
  const shown = parts.length > 0 ? parts : [{ text: app ?? '', marks: [] }];
  const words = state && describeState(state, Date.now());
  const title = [
    ...[name, app, describeProfile(profile), connectionName, isLocked && t('lockedProfile')],
    words && stateLine(words, state),
  ];
  return (
    <li
      style={{ top: `${top}px` }}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-busy={step !== undefined}
      data-profile={profile.id}
      onFocusIn={onSelect}
    >
      <button
        type="button"
        class={isSelected ? 'row selected' : 'row'}
        tabIndex={tabIndex}
        title={title.filter(Boolean).join('\n')}
        aria-keyshortcuts={number === undefined ? undefined : `Control+${number}`}
        onClick={event => actions.launch(profile, openInOf(event))}
        onMouseDown={event => event.button === 1 && event.preventDefault()}
        onAuxClick={event => event.button === 1 && actions.launch(profile, openInOf(event))}
        onContextMenu={event => {
          event.preventDefault();
          event.currentTarget.parentElement?.querySelector<HTMLElement>('.menu-button')?.click();
        }}
      >
        <AppIcon profile={profile} />
        <span class="name">
          <Marked text={name} marks={nameMarks} />
        </span>
        {app && <span class="hidden">, {app}, </span>}
        <span class="who">
          {step && t(stepTexts[step])}
          {!step && words?.warning && translate(words.warning)}
          {!step &&
            !words?.warning &&
            shown.map(({ text, marks }, at) => [at > 0 && ' · ', <Marked key={text} text={text} marks={marks} />])}
        </span>
        {words && !step && (
          <>
            <span class="hidden">, </span>
            <span class="chip" data-state={state?.state}>
              {translate(words.chip)}
            </span>
          </>
        )}
      </button>
      {step ? (
        <>
          <progress aria-label={t('launchProgress')} max={launchSteps.length} value={launchSteps.indexOf(step) + 1} />
          <button type="button" class="link cancel" tabIndex={tabIndex} onClick={actions.cancel}>
            {t('cancel')}
          </button>
        </>
      ) : (
        <span class="hint" aria-hidden="true">
          {number !== undefined && <kbd>{`${controlKey()}${number}`}</kbd>}
          {isSelected && <Icon node={CornerDownLeft} />}
        </span>
      )}
      {!isLocked && (
        <button
          type="button"
          class={isSelected || pinned ? 'star shown' : 'star'}
          tabIndex={tabIndex}
          aria-pressed={pinned === true}
          aria-label={translate({ key: 'pinName', values: { name } })}
          title={t(pinned ? 'unpin' : 'pin')}
          onClick={() => actions.pin(profile)}
        >
          <Icon node={Star} />
        </button>
      )}
      <ProfileMenu listed={listed} state={state} tabIndex={tabIndex} actions={actions} />
    </li>
  );
}

/** A state in a line: “Running for 3 hours · ml.t3.medium”. */
function stateLine({ chip, runsFor }: StateWords, { instanceType }: ShownState): string {
  const time = runsFor === undefined ? undefined : formatDuration(runsFor, t('languageTag'));
  return [time === undefined ? translate(chip) : t('runningFor', { time }), instanceType].filter(Boolean).join(' · ');
}
