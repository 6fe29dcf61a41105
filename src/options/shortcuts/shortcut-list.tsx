import { Fragment } from 'preact';
import type { Shortcut } from '../../browser/api/shortcuts';
import { t, translate } from '../../browser/api/translate';
import { findTarget, type LaunchTarget, type LaunchTargets } from './launch-targets';

interface ShortcutListProps {
  readonly shortcuts: readonly Shortcut[];
  readonly targets: LaunchTargets;
}

/** Lists each command with its profile and its keys. */
export function ShortcutList({ shortcuts, targets }: ShortcutListProps) {
  return (
    <dl class="shortcuts">
      {shortcuts.map(shortcut => (
        <div key={shortcut.name}>
          <dt>{describe(shortcut)}</dt>
          <Target target={findTarget(shortcut.name, targets)} />
          <dd class="keys">
            <Keys keys={shortcut.keys} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The browser's own command, which opens the popup, has no description. */
function describe({ name, description }: Shortcut): string {
  return name === '_execute_action' ? t('shortcutOpenPopup') : description || name;
}

function Target({ target }: { readonly target: LaunchTarget | undefined }) {
  if (!target) return null;
  const { profile, absent } = target;
  return <dd class={profile === undefined ? 'target muted' : 'target'}>{profile ? translate(profile) : t(absent)}</dd>;
}

function Keys({ keys }: { readonly keys: string }) {
  if (keys === '') return <span class="muted">{t('shortcutNotSet')}</span>;
  return (
    <>
      {keys.split('+').map((key, index) => (
        <Fragment key={key}>
          {index > 0 && '+'}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </>
  );
}
