import { useId } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { clearRecentLaunches, getRecentLaunches, recentLaunches } from '../../browser/launch/recent-launches';
import { onManagedChanged } from '../../browser/store/managed-configuration';
import type { Profile } from '../../core/configuration/profile';
import { useLive } from '../../ui/use-live';
import { useManaged } from '../managed/managed-context';
import { ManagedMark } from '../managed/managed-mark';
import { Part } from '../navigation/part';
import { useEdits } from '../shared/use-announced-edits';
import { LaunchTable } from './launch-table';

/** The last launches: how each ended and how long it took. */
export function RecentLaunches({ profiles }: { readonly profiles: readonly Profile[] }) {
  const isOff = useManaged().settings.history === false;
  const launches = useLive(getRecentLaunches, [recentLaunches.onChanged, onManagedChanged], []);
  const edits = useEdits();
  const headingId = useId();
  if (!launches) return null;
  const isEmpty = launches.length === 0;

  const clear = async () => {
    // Clearing removes the focused button, so move the focus first.
    document.getElementById(headingId)?.focus();
    await clearRecentLaunches();
    edits.announce(t('recentLaunchesCleared'));
  };
  return (
    <Part
      name="history"
      title={t('recentLaunches')}
      headingId={headingId}
      action={
        !isEmpty && (
          <button type="button" onClick={() => void clear()}>
            {t('clear')}
          </button>
        )
      }
    >
      {isOff && (
        <p class="muted">
          <ManagedMark /> {t('managedHistoryOff')}
        </p>
      )}
      <p class="muted">{isEmpty ? t('missingLast') : t('recentLaunchesHint')}</p>
      {!isEmpty && <LaunchTable launches={launches} profiles={profiles} headingId={headingId} />}
    </Part>
  );
}
