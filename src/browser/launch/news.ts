import type { Flight } from '../../core/launch/flight';
import { type LaunchParts, nameParts } from '../../core/launch/made-from';
import { findMissing } from '../api/host-permissions';
import { seenOutcome } from './seen-outcome';
import type { ShownLaunch } from './watch-launches';

/**
 * Whether a launch is still to be shown where nobody asks for it. One that failed is no longer news once its profile,
 * connection or missing hosts have changed (`appliesStill`), or once it was seen. The recent launches have it longer.
 *
 * @param parts the profile and connection of the launch, as they are now
 * @param isShown whether the person is looking at it
 */
export async function isNews(launch: ShownLaunch, parts: LaunchParts | undefined, isShown: boolean): Promise<boolean> {
  const { launchId, outcome } = launch;
  if (outcome?.result !== 'failed' || launchId === undefined) return true;
  if (!(await appliesStill(launch, parts))) return false;
  return isShown || (await seenOutcome.get()) !== launchId;
}

/**
 * Whether a failure may still be true: its profile and connection are what they were, and its hosts are still missing.
 */
export async function appliesStill(
  { madeFrom, outcome }: Pick<Flight, 'madeFrom' | 'outcome'>,
  parts: LaunchParts | undefined,
): Promise<boolean> {
  if (outcome?.result !== 'failed') return true;
  if (madeFrom !== undefined && (!parts || nameParts(parts) !== madeFrom)) return false;
  const { hosts = [] } = outcome.failure;
  return hosts.length === 0 || (await findMissing(hosts)).length > 0;
}
