import { launchFailure } from '../../core/failure/launch-failure';
import { send } from './messaging';

/** The tasks that run here listen to this. Nothing is stored, since only running tasks matter. */
const cancellations = new EventTarget();

/**
 * Runs a task whose signal is aborted, with the failure `cancelled`, when `cancel` is called with its name, or with one
 * that `isMeant` accepts. Tasks run in the worker: a page asks the worker to cancel (`cancelInWorker`).
 */
export async function cancellable<T>(
  name: string | ((name: string) => boolean),
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const isMeant = typeof name === 'function' ? name : (told: string) => told === name;
  const controller = new AbortController();
  const onCancel = (event: Event) => {
    if (event instanceof CancelEvent && isMeant(event.taskName)) controller.abort(launchFailure({ code: 'cancelled' }));
  };
  cancellations.addEventListener('cancel', onCancel);
  try {
    return await task(controller.signal);
  } finally {
    cancellations.removeEventListener('cancel', onCancel);
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

/** Cancels the tasks with this name that run here. */
export function cancel(name: string): void {
  cancellations.dispatchEvent(new CancelEvent(name));
}

/** Has the worker cancel the tasks with this name. Without a worker there are none. */
export function cancelInWorker(name: string): void {
  void send('cancel', { name }).catch(() => undefined);
}

class CancelEvent extends Event {
  constructor(readonly taskName: string) {
    super('cancel');
  }
}
