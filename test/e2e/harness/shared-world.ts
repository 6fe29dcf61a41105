import type { World } from './world';

// One browser for the test files that a worker process runs one after the other: to start one costs more than most files.

interface Sharing {
  world?: World | undefined;
  isTaken: boolean;
}

declare global {
  /** Of this process, whichever copy of this module looks: vitest loads an environment apart from the tests. */
  var sharing: Sharing | undefined;
}

/** Before each test file: from now on it may take the browser of the files before it. */
export async function shareWorld(): Promise<void> {
  // What a file has not given back is in nobody knows what state.
  if (globalThis.sharing?.isTaken) await closeShared().catch(() => undefined);
  globalThis.sharing ??= { isTaken: false };
}

/**
 * The browser that this process has, renewed, or a new one; `close` gives it back. Where nothing is shared, and for a second
 * one at the same time, it is the caller's own.
 */
export async function takeShared(start: () => Promise<World>): Promise<World> {
  const { sharing } = globalThis;
  if (!sharing || sharing.isTaken) return await start();
  sharing.isTaken = true;
  const before = sharing.world;
  sharing.world = undefined;
  const world = (before && (await renew(before))) ?? (await start());
  sharing.world = world;
  return {
    ...world,
    close: async () => {
      sharing.isTaken = false;
    },
  };
}

/** Ends the browser that this process has, if any. */
export async function closeShared(): Promise<void> {
  const { sharing } = globalThis;
  globalThis.sharing = undefined;
  await sharing?.world?.close();
}

/** `undefined` where the browser is gone, or is in a state that cannot be renewed: it is ended, too. */
async function renew(world: World): Promise<World | undefined> {
  try {
    world.aws.reset();
    return { ...world, remote: await world.renew() };
  } catch (cause) {
    console.warn('A browser could not be renewed for the next file, which gets a new one:', cause);
    await world.close().catch(() => undefined);
    return undefined;
  }
}
