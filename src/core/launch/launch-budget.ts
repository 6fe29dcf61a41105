/** The time that a launch may still spend on calls and on the waits between them. The person's own time is free. */
export interface LaunchBudget {
  /** Aborted when the launch is canceled; the reason is the failure to end with. */
  readonly signal: AbortSignal;
  /** The remaining time, in milliseconds. */
  left(): number;
  /**
   * Makes one call, whose signal is aborted after 10 s, when the budget is used up, or when the launch is canceled.
   * The duration of the call is spent, whether the call succeeds or fails.
   */
  call<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Takes a wait out of the budget, in milliseconds. The caller does the waiting. */
  spend(milliseconds: number): void;
}

export interface BudgetClock {
  /** The clock, in milliseconds. */
  now(): number;
  /** A signal that is aborted after so many milliseconds, such as `AbortSignal.timeout`. */
  timeOut(milliseconds: number): AbortSignal;
}

/** The total time for one launch, in milliseconds. */
const launchMilliseconds = 20_000;
/** The maximum time for one call, in milliseconds. */
const callMilliseconds = 10_000;

/** The same budget, also aborted by another signal. */
export function alsoAbortedBy(budget: LaunchBudget, other: AbortSignal): LaunchBudget {
  return {
    ...budget,
    signal: AbortSignal.any([budget.signal, other]),
    call: async task => await budget.call(signal => task(AbortSignal.any([signal, other]))),
  };
}

/** A budget for one launch, or for another task that a person waits for. */
export function createLaunchBudget(signal: AbortSignal, clock: BudgetClock): LaunchBudget {
  let left = launchMilliseconds;
  return {
    signal,
    left: () => left,
    spend: milliseconds => {
      left -= milliseconds;
    },
    call: async task => {
      const started = clock.now();
      try {
        const timeOut = clock.timeOut(Math.max(0, Math.min(callMilliseconds, left)));
        return await task(AbortSignal.any([signal, timeOut]));
      } finally {
        left -= Math.max(0, clock.now() - started);
      }
    },
  };
}
