import { openHelp } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import type { ShownLaunch } from '../browser/launch/watch-launches';
import type { Connection } from '../core/configuration/connection';
import { isCancelled } from '../core/failure/launch-outcome';
import { launchSteps, stepTexts } from '../core/launch/flight';
import { AccountMenu } from './account-menu';

interface PopupFooterProps {
  readonly latest: ShownLaunch | undefined;
  /** Whether the list shows the row of the latest launch, which then shows its progress. */
  readonly isListed: boolean;
  /** Whether the launch was under way while the popup was open. */
  readonly isWatched: boolean;
  /** The name of the profile launched last. */
  readonly name: string;
  /** Another text to show between launches. */
  readonly notice: string;
  /** The connection of the profile that Enter would open. */
  readonly connection: Connection | undefined;
  onCancel(): void;
  onNotice(text: string): void;
}

/** Shows who is signed in, and what has just been done. The height never changes, so that nothing moves. */
export function PopupFooter({ latest, isListed, isWatched, name, notice, connection, ...on }: PopupFooterProps) {
  const step = latest && !latest.outcome ? latest.step : undefined;
  const isApart = step !== undefined && !isListed;
  return (
    <footer>
      {isApart && (
        <progress aria-label={t('launchProgress')} max={launchSteps.length} value={launchSteps.indexOf(step) + 1} />
      )}
      <p role="status" class={step && isListed ? 'hidden' : 'status'}>
        {step && `${name}: ${t(stepTexts[step])}`}
        {/* Opened in the background: any other launch would have closed the popup. */}
        {isWatched && latest?.outcome?.result === 'opened' && t('launchOpened', { name })}
        {isCancelled(latest?.outcome) && t('launchCancelled', { name })}
        {!step && notice}
      </p>
      {connection && <AccountMenu connection={connection} onNotice={on.onNotice} />}
      {isApart ? (
        <button key="cancel" type="button" class="link" onClick={on.onCancel}>
          {t('cancel')}
        </button>
      ) : (
        <button key="help" type="button" class="link" onClick={() => void openHelp()}>
          {t('help')}
        </button>
      )}
    </footer>
  );
}
