import { useState } from 'preact/hooks';
import { getShortcuts, onShortcutsChanged, openShortcutSettings, type Shortcut } from '../../browser/api/shortcuts';
import { t } from '../../browser/api/translate';
import { recentLaunches } from '../../browser/launch/recent-launches';
import { onConfigurationChanged } from '../../browser/store/configuration-store';
import { useLive } from '../../ui/use-live';
import { SettingsPage } from '../navigation/settings-page';
import { compareCommands, findTarget, type LaunchTargets, numberOf } from './launch-targets';
import { readTargets } from './read-targets';
import { ShortcutList } from './shortcut-list';

/** Lists the current action of every key. Only the browser's own settings can change the keys. */
export function Shortcuts() {
  const shortcuts = useLive(getShortcuts, [onShortcutsChanged], []);
  const targets = useLive(readTargets, [onConfigurationChanged, recentLaunches.onChanged], []);
  const [isElsewhere, setElsewhere] = useState(false);
  return (
    <SettingsPage
      section="shortcuts"
      action={
        <button type="button" onClick={() => void openShortcutSettings().then(opened => setElsewhere(!opened))}>
          {t('changeShortcuts')}
        </button>
      }
    >
      {shortcuts && targets && <Lists shortcuts={shortcuts} targets={targets} />}
      <p role="status" class="muted">
        {isElsewhere && t('shortcutsElsewhere')}
      </p>
    </SettingsPage>
  );
}

interface ListsProps {
  readonly shortcuts: readonly Shortcut[];
  readonly targets: LaunchTargets;
}

/** Numbers that have neither a key nor a profile are folded. */
function Lists({ shortcuts, targets }: ListsProps) {
  const sorted = [...shortcuts].sort((one, other) => compareCommands(one.name, other.name));
  const isIdle = ({ name, keys }: Shortcut) =>
    keys === '' && numberOf(name) !== undefined && findTarget(name, targets)?.profile === undefined;
  const idle = sorted.filter(isIdle);
  return (
    <>
      <ShortcutList shortcuts={sorted.filter(shortcut => !isIdle(shortcut))} targets={targets} />
      {idle.length > 0 && (
        <details class="more-shortcuts">
          <summary>{t('more')}</summary>
          <ShortcutList shortcuts={idle} targets={targets} />
        </details>
      )}
    </>
  );
}
