import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import { flightOf } from '../../core/launch/launch-request';
import { send } from '../api/messages';
import { withLock } from '../api/with-lock';
import { askLock, readAsked, storeAsk } from './flights';
import { interruptedNow, settleAsk } from './settle-launch';

/**
 * Asks the worker for a launch. What is asked is stored and sent in the same breath; a worker that is stopped before it
 * has taken it is asked once more. Resolves to how the launch ended: interrupted, where the worker could not end it.
 */
export async function askForLaunch(ask: Ask): Promise<LaunchOutcome> {
  void storeAsk(ask, true);
  const answered = sendOrLose(ask);
  // Held while somebody is here to ask again, which a page that is closed is not.
  return await withLock(askLock(ask.askId), async () => (await answered) ?? (await askAgain(ask))).catch(
    interruptedNow,
  );
}

async function askAgain(ask: Ask): Promise<LaunchOutcome> {
  // The same ask begins one launch at most; but one that has begun is the person's to repeat.
  const { taken } = await readAsked(flightOf(ask.request), ask.askId);
  const answered = taken === undefined ? await sendOrLose(ask) : undefined;
  return answered ?? (await settleAsk(ask));
}

/** `undefined` where nobody answered: the worker was stopped. */
async function sendOrLose(ask: Ask): Promise<LaunchOutcome | undefined> {
  return await send('launch', ask).catch(() => undefined);
}
