import type { LaunchBudget } from '../core/launch-budget';
import { type RetryReason, retryDelay } from '../core/retry-delay';
import { isWithoutAnswer, readRetryAfter } from './aws-error';

// The SDK's own strategy knows no budget of a whole launch, and takes Firefox's words for being offline for a bug.

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

interface FailedAttempt {
  readonly error?: unknown;
  readonly errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';
}

/** When the SDK makes another attempt (its `RetryStrategyV2`): as core/retry-delay.ts says, within the launch's budget. */
export function retryStrategy(budget: LaunchBudget) {
  return {
    acquireInitialRetryToken: async () => token(0, 0),
    refreshRetryTokenForRetry: async (before: RetryToken, { error, errorType }: FailedAttempt): Promise<RetryToken> => {
      const failures = before.getRetryCount() + 1;
      const delay = delayAfter(error, errorType, failures, budget);
      // The SDK throws the error of the call, whatever is thrown here.
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

function delayAfter(error: unknown, type: FailedAttempt['errorType'], failures: number, budget: LaunchBudget) {
  const reason = reasonOf(error, type);
  if (!reason) return undefined;
  const retryAfter = readRetryAfter(error);
  return retryDelay({ reason, failures, retryAfter, left: budget.left(), random: Math.random() });
}

/** A clock that has been corrected is the SDK's `TRANSIENT`, too: the next attempt is signed with the right time. */
function reasonOf(error: unknown, type: FailedAttempt['errorType']): RetryReason | undefined {
  if (isWithoutAnswer(error)) return 'no-answer';
  if (type === 'THROTTLING') return 'throttled';
  return type === 'CLIENT_ERROR' ? undefined : 'unavailable';
}
