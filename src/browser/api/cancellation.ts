import { launchFailure } from '../../core/failure/launch-failure';

/** Worker and pages of this extension hear it; nothing is stored, and whoever is not at work has nothing to cancel. */
const channelName = 'cancellation';

/** Runs a task whose signal is aborted, with the failure `cancelled`, when anybody calls `cancel` with its name. */
export async function cancellable<T>(name: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    if (data === name) controller.abort(launchFailure({ code: 'cancelled' }));
  };
  try {
    return await task(controller.signal);
  } finally {
    channel.close();
  }
}

/** The name of a sign-in that no launch asked for. */
export function signInTask(connectionId: string): string {
  return `sign-in:${connectionId}`;
}

/** The name of whatever signs in to a connection, or works with what signing in gave, whoever asked: a sign-out ends it. */
export function signOutTask(connectionId: string): string {
  return `sign-out:${connectionId}`;
}

/** Cancels the tasks with this name, wherever they run. */
export function cancel(name: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(name);
  channel.close();
}
