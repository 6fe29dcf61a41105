import type { LaunchRequest } from '../../core/launch/launch-request';
import { storeAsk } from '../launch/flights';
import type { Launchables } from '../launch/launchables';
import { settleAsk } from '../launch/settle-launch';
import { findCommanded } from './commands';
import { findEnteredLaunch } from './omnibox';
import { type Press, takeLostPresses } from './presses';

/** Reports an interrupted launch for each press that an earlier worker did not act on. Nothing is launched now. */
export async function tellLostPresses(getLaunchables: () => Promise<Launchables>): Promise<void> {
  for (const [askId, press] of await takeLostPresses()) {
    const request = await findRequest(press, getLaunchables);
    if (!request) continue;
    await storeAsk({ askId, request }, false);
    await settleAsk({ askId, request });
  }
}

async function findRequest(
  press: Press,
  getLaunchables: () => Promise<Launchables>,
): Promise<LaunchRequest | undefined> {
  if (press.type === 'entered') return findEnteredLaunch(await getLaunchables(), press.text, press.openIn);
  const profileId = await findCommanded(press.command, getLaunchables);
  return profileId === undefined ? undefined : { profileId, windowId: press.windowId };
}
