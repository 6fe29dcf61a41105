import type { LaunchRequest } from '../../core/launch/launch-request';
import { storeAsk } from '../launch/flights';
import type { Launchables } from '../launch/launchables';
import { settleAsk } from '../launch/settle-launch';
import { findCommanded } from './commands';
import { findEnteredLaunch } from './omnibox';
import { findLostPresses, forgetPress, type Press } from './presses';

/**
 * Reports an interrupted launch for each press that an earlier worker did not act on. Nothing is launched now. A press is
 * forgotten only once it is told, since this worker may be stopped, too, or unable to read the profiles.
 */
export async function tellLostPresses(getLaunchables: () => Promise<Launchables>): Promise<void> {
  for (const { askId, press, isAsked } of await findLostPresses()) {
    const told = isAsked ? Promise.resolve() : tellLost(askId, press, getLaunchables);
    await told.then(
      () => forgetPress(askId),
      () => undefined,
    );
  }
}

async function tellLost(askId: string, press: Press, getLaunchables: () => Promise<Launchables>): Promise<void> {
  const request = await findRequest(press, getLaunchables);
  if (!request) return;
  await storeAsk({ askId, request }, false);
  await settleAsk({ askId, request });
}

async function findRequest(
  press: Press,
  getLaunchables: () => Promise<Launchables>,
): Promise<LaunchRequest | undefined> {
  if (press.type === 'entered') return findEnteredLaunch(await getLaunchables(), press.text, press.openIn);
  const profileId = await findCommanded(press.command, getLaunchables);
  return profileId === undefined ? undefined : { profileId, windowId: press.windowId };
}
