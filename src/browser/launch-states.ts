import * as v from 'valibot';
import { launchRequestSchema } from '../core/launch-request';
import { type LaunchState, launchStateSchema } from '../core/launch-state';
import { storeIfRoom } from '../core/stored';
import { storageItem } from './storage-item';
import { withLock } from './with-lock';

/** The latest launch of each kind, the latest of all first. Written by the worker, watched by watch-launches.ts. */
export const launchStates = storageItem('session', 'launches', v.array(launchStateSchema));

/** How many launches are remembered. */
const maximumStates = 20;

/** Puts a launch first. */
export async function saveLaunchState(state: LaunchState): Promise<void> {
  await updateLaunchStates(before => {
    const others = before.filter(({ flight }) => flight !== state.flight);
    return [state, ...others].slice(0, maximumStates);
  });
}

export async function findLaunchState(flight: string): Promise<LaunchState | undefined> {
  return (await launchStates.get())?.find(state => state.flight === flight);
}

/** The lock that a launch holds while it is under way. */
export function flightLock(flight: string): string {
  return `launch:${flight}`;
}

/**
 * When the launch began that is opening its tab now. Written as soon as the browser is asked for the tab, without reading
 * anything first: of a worker that is stopped there, the browser hears of this only if it has heard of the tab.
 */
export const openingItem = (flight: string) => storageItem('session', `opening:${flight}`, v.number());

/** A launch that waits for the person to allow hosts. */
export const waitingLaunch = storageItem(
  'session',
  'waitingLaunch',
  v.object({ request: launchRequestSchema, since: v.number() }),
);

export async function updateLaunchStates(update: (before: LaunchState[]) => LaunchState[]): Promise<void> {
  await withLock('launches', async () => {
    const next = update((await launchStates.get()) ?? []);
    // Where there is no room for all, the latest takes the place of the others: no launch fails for want of it.
    await launchStates.set(next).catch(async () => {
      await launchStates.remove();
      await storeIfRoom(launchStates, next.slice(0, 1));
    });
  });
}
