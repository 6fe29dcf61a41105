import { t } from '../browser/api/translate';
import type { ShownLaunch } from '../browser/launch/watch-launches';
import type { Connection } from '../core/configuration/connection';
import { isCancelled } from '../core/failure/launch-outcome';
import { launchSteps, stepTexts } from '../core/launch/flight';
import { SignInLine } from './sign-in-line';

interface LaunchFooterProps {
  readonly latest: ShownLaunch | undefined;
  /** Whether the launch was under way while the popup was open. */
  readonly isWatched: boolean;
  /** The name of the profile launched last. */
  readonly name: string;
  /** Another text to show between launches. */
  readonly notice: string;
  /** The search text, if nothing was found. */
  readonly nothingFor: string | undefined;
  /** The connection of the profile that Enter would open. */
  readonly connection: Connection | undefined;
  onCancel(): void;
  onOptions(): void;
}

/** Shows how far a launch is; between launches, who is signed in. The height never changes, so that nothing moves. */
export function LaunchFooter({ latest, isWatched, name, notice, nothingFor, connection, ...on }: LaunchFooterProps) {
  const step = latest && !latest.outcome ? latest.step : undefined;
  return (
    <footer>
      {step && (
        <progress aria-label={t('launchProgress')} max={launchSteps.length} value={launchSteps.indexOf(step) + 1} />
      )}
      <p role="status" class="status">
        {step && `${name}: ${t(stepTexts[step])}`}
        {/* Opened in the background: any other launch would have closed the popup. */}
        {isWatched && latest?.outcome?.result === 'opened' && t('launchOpened', { name })}
        {isCancelled(latest?.outcome) && t('launchCancelled', { name })}
        {!step && notice}
        {!step && nothingFor !== undefined && t('searchNothing', { search: nothingFor })}
      </p>
      {connection && <SignInLine connection={connection} />}
      {latest && step ? (
        <button key="cancel" type="button" class="link" onClick={on.onCancel}>
          {t('cancel')}
        </button>
      ) : (
        <button key="options" type="button" class="link" onClick={on.onOptions}>
          {t('options')}
        </button>
      )}
    </footer>
  );
}
