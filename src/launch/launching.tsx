import { t, translate } from '../browser/translate';
import { launchSteps, stepTexts } from '../core/launch-state';
import { OutcomeCard } from '../ui/outcome-card';
import { useFocus } from './use-focus';
import { type LaunchingProps, useLaunching } from './use-launching';
import { useSeen } from './use-seen';
import { useTitle } from './use-title';

/** A launch on its way: how far it is, or why it could not go on, and what the person can do about it. */
export function Launching(props: LaunchingProps) {
  const view = useLaunching(props);
  const shown = view && showing(view);
  useTitle(view?.profile?.name);
  useFocus(shown?.type);
  useSeen(shown?.type === 'failed' || shown?.type === 'opened');
  if (!view || !shown) return <p role="status" />;
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {view.profile?.name ?? t('appShortName')}
      </h1>
      <p role="status">
        {shown.type === 'flying' && t(stepTexts[shown.step])}
        {shown.type === 'opened' && t('launchPageOpened')}
      </p>
      {shown.type === 'flying' && (
        <progress
          aria-label={t('launchProgress')}
          max={launchSteps.length}
          value={launchSteps.indexOf(shown.step) + 1}
        />
      )}
      {shown.type === 'flying' && (
        <div class="actions">
          <button type="button" onClick={view.cancel}>
            {t('cancel')}
          </button>
        </div>
      )}
      {shown.type === 'failed' && <OutcomeCard failure={shown.failure} translate={translate} onRemedy={view.remedy} />}
      {(shown.type === 'opened' || shown.type === 'idle') && (
        <div class="actions">
          <button type="button" class="primary" onClick={view.launch}>
            {t('launchNow')}
          </button>
        </div>
      )}
    </>
  );
}

/** A profile that has been deleted since cannot be launched again. */
function showing({ phase, profile }: NonNullable<ReturnType<typeof useLaunching>>): typeof phase {
  const isOver = phase.type === 'opened' || phase.type === 'idle';
  return isOver && !profile ? { type: 'failed', failure: { code: 'profile-missing' } } : phase;
}
