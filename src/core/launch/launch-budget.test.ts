import { describe, expect, test } from 'vitest';
import { createLaunchBudget } from './launch-budget';

/** A clock that goes on only when it is told to, and the time-outs that were asked for. */
function world() {
  const timeOuts: number[] = [];
  const cancelled = new AbortController();
  const timedOut = new AbortController();
  let now = 5_000;
  const timeOut = (milliseconds: number) => {
    timeOuts.push(milliseconds);
    return timedOut.signal;
  };
  const budget = createLaunchBudget(cancelled.signal, { now: () => now, timeOut });
  const taking = (milliseconds: number) =>
    budget.call(async () => {
      now += milliseconds;
    });
  return { budget, cancelled, timedOut, timeOuts, taking };
}

describe('the budget of a launch', () => {
  test('is 20 s, of which calls and waits take', async () => {
    const { budget, taking } = world();
    expect(budget.left()).toBe(20_000);
    await taking(1_500);
    budget.spend(500);
    expect(budget.left()).toBe(18_000);
  });

  test('gives a call 10 s, and no more than is left', async () => {
    const { budget, taking, timeOuts } = world();
    await taking(9_000);
    await taking(9_000);
    await taking(3_000);
    await taking(0);
    expect(timeOuts).toEqual([10_000, 10_000, 2_000, 0]);
    expect(budget.left()).toBe(-1_000);
  });

  test('is spent by a call that fails, too', async () => {
    const { budget, taking } = world();
    const failing = budget.call(async () => {
      await taking(700);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(budget.left()).toBeLessThan(20_000);
  });

  test('gains nothing by a clock that is set back', async () => {
    const { budget, taking } = world();
    await taking(-60_000);
    expect(budget.left()).toBe(20_000);
  });

  test.each([
    ['is cancelled', 'cancelled'],
    ['takes too long', 'timedOut'],
  ] as const)('aborts the call of a launch that %s, with the reason', async (_name, which) => {
    const made = world();
    const reason = await made.budget.call(async signal => {
      made[which].abort(new Error(which));
      return signal.reason;
    });
    expect(reason).toEqual(new Error(which));
  });
});
