import { retryDelay } from '../core/aws/retry-delay';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { readRetryAfter, retryReason } from './aws-error';

// The SDK's own strategy has no budget for a whole launch, and takes Firefox's offline message for a bug.

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

interface FailedAttempt {
  readonly error?: unknown;
}

/**
 * When the SDK makes another attempt (its `RetryStrategyV2`): as core/aws/retry-delay.ts says, within the launch's
 * budget.
 */
export function retryStrategy(budget: LaunchBudget) {
  return {
    acquireInitialRetryToken: async () => token(0, 0),
    refreshRetryTokenForRetry: async (before: RetryToken, { error }: FailedAttempt): Promise<RetryToken> => {
      const failures = before.getRetryCount() + 1;
      const delay = delayAfter(error, failures, budget);
      // The SDK throws the call's error, no matter which error is thrown here.
      if (delay === undefined) throw error;
      budget.spend(delay);
      return token(failures, delay);
    },
    recordSuccess: () => {},
  };
}

function token(count: number, delay: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay };
}

function delayAfter(error: unknown, failures: number, budget: LaunchBudget) {
  const reason = retryReason(error);
  if (!reason) return undefined;
  const retryAfter = readRetryAfter(error);
  return retryDelay({ reason, failures, retryAfter, left: budget.left(), random: Math.random() });
}
