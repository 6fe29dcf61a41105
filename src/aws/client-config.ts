import type { HttpRequest } from '@smithy/core/protocols';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { AwsClock } from '../core/aws/aws-clock';
import { findPartition } from '../core/aws/partition';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { TimedAnswer } from '../core/util/clock-difference';
import { isWithoutAnswer } from './aws-error';
import { retryStrategy } from './retry-strategy';

/** What a launch gives all its calls to AWS. */
export interface CallParts {
  readonly budget: LaunchBudget;
  readonly clock: AwsClock;
}

/**
 * What every AWS client of ours is made with. `defaultsMode` must be said: the automatic one reads `window`, which a
 * worker does not have.
 */
export function clientConfig(region: string, endpoint: string | undefined, { budget, clock }: CallParts) {
  return {
    region,
    ...(endpoint && { endpoint }),
    defaultsMode: 'standard' as const,
    retryStrategy: retryStrategy(budget),
    // Signatures are made with the time of AWS from the first call on.
    systemClockOffset: clock.offset(),
    requestHandler: new LaunchHttpHandler(region, budget, clock),
  };
}

type Handled = Awaited<ReturnType<FetchHttpHandler['handle']>>;

/**
 * The SDK's own time-out leaves the request running; the signal of a call really cancels it. And Chromium holds an
 * extension's requests back for a while where a host has answered 5xx, which looks as if there were no network: that is
 * the host's failure still.
 */
class LaunchHttpHandler extends FetchHttpHandler {
  readonly #region: string;
  readonly #budget: LaunchBudget;
  readonly #clock: AwsClock;
  #lastStatus = 0;

  constructor(region: string, budget: LaunchBudget, clock: AwsClock) {
    // Cookies of AWS's console are none of an API's business: the browser would send them along to an allowed host.
    // Firefox writes answers to its cache on disk, also those to a POST: keys and links that sign in.
    super({ requestInit: () => ({ credentials: 'omit', redirect: 'manual', cache: 'no-store' }) });
    this.#region = region;
    this.#budget = budget;
    this.#clock = clock;
  }

  override async handle(...[request, options]: Parameters<FetchHttpHandler['handle']>): Promise<Handled> {
    const handle = (abortSignal: AbortSignal) => super.handle(request, { ...options, abortSignal });
    try {
      const askedAt = Date.now();
      const answer = await this.#budget.call(handle);
      const { statusCode } = answer.response;
      // A redirect, which browsers tell as 0: AWS sends none, so it comes from somebody in between.
      if (statusCode === 0 || (statusCode >= 300 && statusCode < 400)) throw new SyntaxError('A redirect');
      await this.#readTime(answer, request, askedAt);
      this.#lastStatus = statusCode;
      return answer;
    } catch (error) {
      if (!isWithoutAnswer(error) || this.#lastStatus < 500) throw error;
      throw Object.assign(new Error('', { cause: error }), { $metadata: { httpStatusCode: this.#lastStatus } });
    }
  }

  /** `askedAt` in milliseconds since 1970, by this computer's clock. */
  async #readTime({ response }: Handled, { headers: sent, hostname }: HttpRequest, askedAt: number): Promise<void> {
    const { headers, statusCode } = response;
    const { date = null, age } = headers;
    // Only an answer with a request ID is AWS's, and one with an age was kept by somebody in between.
    const isOfAws = headers['x-amzn-requestid'] !== undefined && age === undefined;
    // A signature that AWS took was made at the right time, whatever the header says.
    const isProven = 'authorization' in sent && statusCode < 300;
    const isBelieved =
      isOfAws && (isProven || (await this.#judge(hostname, { date, askedAt, answeredAt: Date.now() })));
    // The SDK would sign its next attempt by any date.
    if (!isBelieved) delete headers.date;
  }

  /** An endpoint that a connection names may be anybody's: what it tells serves its own call, and none of another connection. */
  async #judge(hostname: string, answer: TimedAnswer): Promise<boolean> {
    const isAwsHost = hostname.endsWith(`.${findPartition(this.#region)?.dnsSuffix ?? 'amazonaws.com'}`);
    return isAwsHost ? await this.#clock.learn(answer) : this.#clock.isPlausible(answer);
  }
}
