import { expect, onTestFinished, test, vi } from 'vitest';
import { testBudget } from '../../test/support/test-budget';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { findBeside } from './find-beside';

/** A question that is never answered, until it is canceled. */
const hang = (once: LaunchBudget) =>
  once.call(
    signal => new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );

test('the answer is passed on, whether the launch’s own call has ended or not', async () => {
  const never = new Promise<never>(() => {});
  expect(await findBeside(never, testBudget(), async () => 'running')).toBe('running');
  expect(await findBeside(Promise.resolve(), testBudget(), async () => 'running')).toBe('running');
});

test('116: an answer that does not come is waited for until the launch’s own call has ended, and a second longer', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let end = () => {};
  const call = new Promise<void>(resolve => {
    end = resolve;
  });
  const found = vi.fn();
  void findBeside(call, testBudget(), hang).then(found);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(found).not.toHaveBeenCalled();
  end();
  await vi.advanceTimersByTimeAsync(999);
  expect(found).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(found).toHaveBeenCalledWith(undefined);
});

test('116: a failure is no answer, and neither is that of the launch’s own call', async () => {
  expect(await findBeside(Promise.resolve(), testBudget(), () => Promise.reject(new Error('No')))).toBeUndefined();
  const failing = Promise.reject(new Error('No'));
  expect(await findBeside(failing, testBudget(), async () => 'running')).toBe('running');
});

test('a launch that is canceled cancels the question', async () => {
  const controller = new AbortController();
  const found = findBeside(new Promise<never>(() => {}), testBudget(controller.signal), hang);
  controller.abort();
  expect(await found).toBeUndefined();
});

test('it is asked once, and out of no budget', async () => {
  const budget = testBudget();
  const before = budget.left();
  await findBeside(Promise.resolve(), budget, async once => {
    expect(once.left()).toBe(0);
    await once.call(() => new Promise(resolve => setTimeout(resolve, 5)));
  });
  expect(budget.left()).toBe(before);
});
