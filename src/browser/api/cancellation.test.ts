import { expect, test } from 'vitest';
import { failureOf } from '../../core/failure/launch-failure';
import { cancel, cancellable } from './cancellation';

const untilAborted = (signal: AbortSignal) =>
  new Promise<string>(resolve => signal.addEventListener('abort', () => resolve(failureOf(signal.reason).code)));

test('a task is cancelled by its name, wherever it runs', async () => {
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
