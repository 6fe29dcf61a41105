import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { LaunchBudget } from '../core/launch-budget';
import { isWithoutAnswer } from './aws-error';
import { retryStrategy } from './retry-strategy';

/**
 * What every AWS client of ours is made with. `defaultsMode` must be said: the automatic one reads `window`, which a
 * worker does not have.
 */
export function clientConfig(region: string, endpoint: string | undefined, budget: LaunchBudget) {
  return {
    region,
    ...(endpoint && { endpoint }),
    defaultsMode: 'standard' as const,
    retryStrategy: retryStrategy(budget),
    requestHandler: new BudgetHttpHandler(budget),
  };
}

/**
 * The SDK's own time-out leaves the request running; the signal of a call really cancels it. And Chromium holds an
 * extension's requests back for a while where a host has answered 5xx, which looks as if there were no network: that is
 * the host's failure still.
 */
class BudgetHttpHandler extends FetchHttpHandler {
  readonly #budget: LaunchBudget;
  #lastStatus = 0;

  constructor(budget: LaunchBudget) {
    // Firefox writes answers to its cache on disk, also those to a POST: keys and links that sign in.
    super({ requestInit: () => ({ redirect: 'manual', cache: 'no-store' }) });
    this.#budget = budget;
  }

  override async handle(...[request, options]: Parameters<FetchHttpHandler['handle']>) {
    const handle = (abortSignal: AbortSignal) => super.handle(request, { ...options, abortSignal });
    try {
      const answer = await this.#budget.call(handle);
      const { statusCode } = answer.response;
      // A redirect, which browsers tell as 0: AWS sends none, so it comes from somebody in between.
      if (statusCode === 0 || (statusCode >= 300 && statusCode < 400)) throw new SyntaxError('A redirect');
      this.#lastStatus = statusCode;
      return answer;
    } catch (error) {
      if (!isWithoutAnswer(error) || this.#lastStatus < 500) throw error;
      throw Object.assign(new Error('', { cause: error }), { $metadata: { httpStatusCode: this.#lastStatus } });
    }
  }
}
