import type { HttpRequest } from '@smithy/core/protocols';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { AwsClock } from '../core/aws/aws-clock';
import { findPartition } from '../core/aws/partition';
import { parseRetryAfter } from '../core/aws/retry-delay';
import type { HeldRequests } from '../core/hosts/held-requests';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { awaitedLater } from '../core/util/awaited-later';
import type { TimedAnswer } from '../core/util/clock-difference';
import { heldBack, isWithoutAnswer } from './aws-error';
import { retryStrategy } from './retry-strategy';

/** The parts that all calls to AWS of one launch share. */
export interface CallParts {
  readonly budget: LaunchBudget;
  readonly clock: AwsClock;
  readonly held: HeldRequests;
  /** Nothing is sent before this. What can be got ready before that is not kept waiting. */
  readonly maySend: Promise<void>;
}

/**
 * The configuration for each of our AWS clients. `defaultsMode` must be set: the automatic mode reads `window`, which a
 * worker does not have.
 */
export function clientConfig(region: string, endpoint: string | undefined, parts: CallParts) {
  return {
    region,
    ...(endpoint && { endpoint }),
    defaultsMode: 'standard' as const,
    retryStrategy: retryStrategy(parts.budget),
    // Signatures are made with the time of AWS from the first call on.
    systemClockOffset: parts.clock.offset(),
    requestHandler: new LaunchHttpHandler(region, parts),
  };
}

type Handled = Awaited<ReturnType<FetchHttpHandler['handle']>>;

/**
 * Runs each request within the launch's budget. The SDK's own time-out leaves the request running, but a call's signal
 * really cancels it. A request that the browser holds back (core/hosts/held-requests.ts), or that gets no answer after the
 * host has just answered 5xx, is reported as the host's failure, with the time to wait as if the host had asked for it.
 */
class LaunchHttpHandler extends FetchHttpHandler {
  readonly #region: string;
  readonly #budget: LaunchBudget;
  readonly #clock: AwsClock;
  readonly #held: HeldRequests;
  readonly #maySend: Promise<void>;
  #lastStatus = 0;

  constructor(region: string, { budget, clock, held, maySend }: CallParts) {
    // Without `omit`, the browser would send the AWS console's cookies along to an allowed host. Without `no-store`,
    // Firefox would write answers to its cache on disk, even to a POST: keys and links that sign in.
    super({ requestInit: () => ({ credentials: 'omit', redirect: 'manual', cache: 'no-store' }) });
    this.#region = region;
    this.#budget = budget;
    this.#clock = clock;
    this.#held = held;
    this.#maySend = maySend;
  }

  override async handle(...[request, options]: Parameters<FetchHttpHandler['handle']>): Promise<Handled> {
    const handle = (abortSignal: AbortSignal) => super.handle(request, { ...options, abortSignal });
    await this.#maySend;
    try {
      const askedAt = Date.now();
      const answer = await this.#budget.call(handle);
      const { statusCode } = answer.response;
      // A redirect, which browsers report as 0. AWS sends none, so somebody in between sent this one.
      if (statusCode === 0 || (statusCode >= 300 && statusCode < 400)) throw new SyntaxError('A redirect');
      await this.#readTime(answer, request, askedAt);
      this.#lastStatus = statusCode;
      const noted = awaitedLater(this.#held.note(addressOf(request), statusCode));
      // After any other answer, nothing is to be known of a hold before the next request.
      if (statusCode >= 500) await noted.then(() => this.#askToWait(answer, request));
      return answer;
    } catch (error) {
      if (!isWithoutAnswer(error)) throw error;
      const hold = await this.#held.find(addressOf(request));
      const status = hold?.httpStatus ?? this.#lastStatus;
      throw status < 500 ? error : heldBack(error, status, hold?.retryAfterSeconds);
    }
  }

  /** What is sent during the browser's hold would not arrive: the answer asks to wait for at least as long. */
  async #askToWait({ response }: Handled, request: HttpRequest): Promise<void> {
    const { headers, statusCode } = response;
    const hold = await this.#held.find(addressOf(request), statusCode);
    const asked = parseRetryAfter(headers['retry-after'], Date.now()) ?? 0;
    if (hold) headers['retry-after'] = String(Math.max(hold.retryAfterSeconds, Math.ceil(asked / 1000)));
  }

  /** `askedAt` in milliseconds since 1970, by this computer's clock. */
  async #readTime({ response }: Handled, { headers: sent, hostname }: HttpRequest, askedAt: number): Promise<void> {
    const { headers, statusCode } = response;
    const { date = null, age } = headers;
    // Only an answer with a request ID is from AWS. An answer with an age came from a cache in between.
    const isOfAws = headers['x-amzn-requestid'] !== undefined && age === undefined;
    // A signature that AWS accepted was made at the right time, so this answer needs no further check.
    const isProven = 'authorization' in sent && statusCode < 300;
    const isBelieved =
      isOfAws && (isProven || (await this.#judge(hostname, { date, askedAt, answeredAt: Date.now() })));
    // Otherwise the SDK would use even this date to sign its next attempt.
    if (!isBelieved) delete headers.date;
  }

  /** A connection may name anybody's endpoint. The time that such an endpoint tells is used only for its own call. */
  async #judge(hostname: string, answer: TimedAnswer): Promise<boolean> {
    const partition = findPartition(this.#region);
    const isAwsHost = partition !== undefined && hostname.endsWith(`.${partition.dnsSuffix}`);
    return isAwsHost ? await this.#clock.learn(answer) : this.#clock.isPlausible(answer);
  }
}

function addressOf({ protocol, hostname, port, path }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}
