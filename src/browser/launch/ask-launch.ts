import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import { flightOf } from '../../core/launch/launch-request';
import { send } from '../api/messaging';
import { withLock } from '../api/with-lock';
import { askLock, readAsked, storeAsk } from './flights';
import { interruptedNow, settleAsk } from './settle-launch';

/**
 * Asks the worker for a launch. The ask is stored and sent at the same time. If the worker is stopped before it has
 * taken the ask, the ask is sent once more. Resolves to how the launch ended: `interrupted` if the worker could not
 * finish the launch.
 */
export async function askForLaunch(ask: Ask): Promise<LaunchOutcome> {
  void storeAsk(ask, true);
  const answered = sendOrLose(ask);
  // Held while this page can still ask again. A closed page cannot.
  return await withLock(askLock(ask.askId), async () => (await answered) ?? (await askAgain(ask))).catch(
    interruptedNow,
  );
}

async function askAgain(ask: Ask): Promise<LaunchOutcome> {
  // The same ask begins one launch at most. Only the person repeats a launch that has begun.
  const { taken } = await readAsked(flightOf(ask.request), ask.askId);
  const answered = taken === undefined ? await sendOrLose(ask) : undefined;
  return answered ?? (await settleAsk(ask));
}

/** `undefined` if nobody answered because the worker was stopped. */
async function sendOrLose(ask: Ask): Promise<LaunchOutcome | undefined> {
  return await send('launch', ask).catch(() => undefined);
}
