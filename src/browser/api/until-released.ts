import { launchFailure } from '../../core/failure/launch-failure';

/**
 * Runs a task whose signal is aborted once nobody holds a lock any more: a page that wants an answer holds it, and the browser
 * releases it when the page is closed.
 */
export async function untilReleased<T>(lock: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController();
  const ended = new AbortController();
  const waiting = navigator.locks.request(lock, { signal: ended.signal }, () =>
    gone.abort(launchFailure({ code: 'cancelled' })),
  );
  waiting.catch(() => undefined);
  try {
    return await task(gone.signal);
  } finally {
    ended.abort();
  }
}
