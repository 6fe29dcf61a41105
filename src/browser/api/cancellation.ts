import { launchFailure } from '../../core/failure/launch-failure';

/** The extension's worker and pages listen on this channel. Nothing is stored, since only running tasks matter. */
const channelName = 'cancellation';

/**
 * Runs a task whose signal is aborted, with the failure `cancelled`, when anybody calls `cancel` with its name, or with
 * one that `isMeant` accepts.
 */
export async function cancellable<T>(
  name: string | ((name: string) => boolean),
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const isMeant = typeof name === 'function' ? name : (told: string) => told === name;
  const controller = new AbortController();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    if (typeof data === 'string' && isMeant(data)) controller.abort(launchFailure({ code: 'cancelled' }));
  };
  try {
    return await task(controller.signal);
  } finally {
    channel.close();
  }
}

/** The name of a sign-in that did not come from a launch. */
export function signInTask(connectionId: string): string {
  return `sign-in:${connectionId}`;
}

/** The name of every task that signs in to a connection or uses its sign-in, whoever asked. A sign-out cancels them. */
export function signOutTask(connectionId: string): string {
  return `${signOutPrefix}${connectionId}`;
}

/** Whether this is the name for a sign-out from the connection: from any, if that is not known yet. */
export function isSignOutOf(connectionId: string | undefined, name: string): boolean {
  return connectionId === undefined ? name.startsWith(signOutPrefix) : name === signOutTask(connectionId);
}

const signOutPrefix = 'sign-out:';

/** Cancels the tasks with this name, wherever they run. */
export function cancel(name: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(name);
  channel.close();
}
