import { expect, test, vi } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import { failureOf } from '../../core/failure/launch-failure';
import { cancel, cancellable } from './cancellation';

const fake = useFreshBrowser();

const untilAborted = (signal: AbortSignal) =>
  new Promise<string>(resolve => {
    const end = () => resolve(failureOf(signal.reason).code);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });

test('every task with a name is cancelled by it', async () => {
  const both = [cancellable('launch:a', untilAborted), cancellable('launch:a', untilAborted)];
  cancel('launch:a');
  expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled']);
});

test('another task goes on', async () => {
  const other = cancellable('launch:b', async signal => {
    await cancellable('launch:a', async inner => {
      cancel('launch:a');
      await untilAborted(inner);
    });
    return signal.aborted;
  });
  expect(await other).toBe(false);
});

test('a task that has ended can no longer be cancelled, and what it throws is thrown', async () => {
  let signal: AbortSignal | undefined;
  const failing = cancellable('launch:a', async given => {
    signal = given;
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow('no');
  cancel('launch:a');
  await cancellable('launch:c', async () => await new Promise(resolve => setTimeout(resolve, 20)));
  expect(signal?.aborted).toBe(false);
});

test('a page has the worker cancel it; that there is no worker is no error', async () => {
  const sendMessage = vi.fn(async () => undefined);
  Object.assign(fake.runtime, { sendMessage });
  const { cancelInWorker } = await import('./cancellation');
  cancelInWorker('launch:a');
  await vi.waitFor(() =>
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'cancel', request: { name: 'launch:a' } }),
  );
});
