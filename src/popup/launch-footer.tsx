import type { Connection } from '../core/connection';
import { type LaunchState, launchSteps, stepTexts } from '../core/launch-state';
import { SignInLine } from './sign-in-line';

interface LaunchFooterProps {
  readonly latest: LaunchState | undefined;
  /** Of the profile launched latest. */
  readonly name: string | undefined;
  /** What was searched for, if nothing was found. */
  readonly nothingFor: string | undefined;
  /** The connection of the profile that Enter would open. */
  readonly connection: Connection | undefined;
  onOptions(): void;
}

/** How far a launch is; between launches, who is signed in. Always as high, so that nothing moves. */
export function LaunchFooter({ latest, name, nothingFor, connection, onOptions }: LaunchFooterProps) {
  const step = latest && !latest.outcome ? latest.step : undefined;
  return (
    <footer>
      {step && <progress aria-label="Launch" max={launchSteps.length} value={launchSteps.indexOf(step) + 1} />}
      <p role="status" class="status">
        {step && `${name}: ${stepTexts[step]}`}
        {isJustOpened(latest) && `${name}: opened`}
        {!step && nothingFor !== undefined && `No profile matches “${nothingFor}”.`}
      </p>
      {connection && <SignInLine connection={connection} />}
      <button type="button" class="link" onClick={onOptions}>
        Options
      </button>
    </footer>
  );
}

/** Opened while this popup was: in the background, since it would have closed otherwise. */
function isJustOpened(latest: LaunchState | undefined): boolean {
  return latest?.outcome?.result === 'opened' && (latest.endedAt ?? 0) > performance.timeOrigin;
}
