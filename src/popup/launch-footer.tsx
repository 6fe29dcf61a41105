import { t } from '../browser/translate';
import { cancelLaunch } from '../browser/watch-launches';
import type { Connection } from '../core/connection';
import { isCancelled } from '../core/launch-outcome';
import { type LaunchState, launchSteps, stepTexts } from '../core/launch-state';
import { SignInLine } from './sign-in-line';

interface LaunchFooterProps {
  readonly latest: LaunchState | undefined;
  /** Of the profile launched latest. */
  readonly name: string;
  /** What else there is to say, between launches. */
  readonly notice: string;
  /** What was searched for, if nothing was found. */
  readonly nothingFor: string | undefined;
  /** The connection of the profile that Enter would open. */
  readonly connection: Connection | undefined;
  onOptions(): void;
}

/** How far a launch is; between launches, who is signed in. Always as high, so that nothing moves. */
export function LaunchFooter({ latest, name, notice, nothingFor, connection, onOptions }: LaunchFooterProps) {
  const step = latest && !latest.outcome ? latest.step : undefined;
  return (
    <footer>
      {step && (
        <progress aria-label={t('launchProgress')} max={launchSteps.length} value={launchSteps.indexOf(step) + 1} />
      )}
      <p role="status" class="status">
        {step && `${name}: ${t(stepTexts[step])}`}
        {isJustOpened(latest) && t('launchOpened', { name })}
        {isCancelled(latest?.outcome) && t('launchCancelled', { name })}
        {!step && notice}
        {!step && nothingFor !== undefined && t('searchNothing', { search: nothingFor })}
      </p>
      {connection && <SignInLine connection={connection} />}
      {latest && step ? (
        <button key="cancel" type="button" class="link" onClick={() => cancelLaunch(latest.flight)}>
          {t('cancel')}
        </button>
      ) : (
        <button key="options" type="button" class="link" onClick={onOptions}>
          {t('options')}
        </button>
      )}
    </footer>
  );
}

/** Opened while this popup was: in the background, since it would have closed otherwise. */
function isJustOpened(latest: LaunchState | undefined): boolean {
  return latest?.outcome?.result === 'opened' && (latest.endedAt ?? 0) > performance.timeOrigin;
}
