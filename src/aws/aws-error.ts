import * as v from 'valibot';
import { parseRetryAfter, type RetryReason } from '../core/aws/retry-delay';
import { launchFailure } from '../core/failure/launch-failure';
import type { Failure, FailureCode } from '../core/failure/launch-outcome';
import { shortText } from '../core/words/short-text';

const awsErrorSchema = v.object({
  name: v.fallback(v.string(), ''),
  message: v.fallback(v.string(), ''),
  $metadata: v.fallback(v.object({ httpStatusCode: v.optional(v.number()), requestId: v.optional(v.string()) }), {}),
});

/** Names of headers are in lower case, as fetch gives them. */
const answeredSchema = v.object({
  $response: v.object({ headers: v.object({ 'retry-after': v.string(), date: v.optional(v.string()) }) }),
});

const datedSchema = v.object({ $response: v.object({ headers: v.object({ date: v.string() }) }) });

/** What is read of an error that the SDK throws. */
export type AwsError = v.InferOutput<typeof awsErrorSchema>;

/** Which call it was. */
export type AwsCall = Required<Pick<Failure, 'operation' | 'region'>>;

/** Codes of a service's own errors; `undefined` where the general rules below apply. */
export type FindCode = (error: AwsError) => Pick<Failure, 'code' | 'field' | 'action' | 'resource'> | undefined;

const throttlingNames = ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'LimitExceededException'];
const clockNames = ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'];
/** What AWS calls a wrong signature, and one of another time, which its words alone tell apart. */
const signatureNames = ['InvalidSignatureException', 'SignatureDoesNotMatch'];
const timeOutNames = ['RequestTimeout', 'RequestTimeoutException'];

const credentialsNames = [
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
];
/** What the SDK says of an error of which AWS says nothing. */
const sdkMessage = 'UnknownError';
/** What the SDK calls an answer that it cannot read, or an error that has no name. */
const parserNames = ['SyntaxError', 'TypeError', 'RangeError', 'CredentialsProviderError', 'Unknown'];

/** Fetch rejects with a TypeError when there was no answer at all; browsers word it differently. */
export function isWithoutAnswer(thrown: unknown): boolean {
  const parsed = v.safeParse(awsErrorSchema, thrown);
  return parsed.success && parsed.output.name === 'TypeError' && parsed.output.$metadata.httpStatusCode === undefined;
}

/**
 * Why a call may be made once more. The SDK's own classes are not asked: where the clock is wrong, it takes every refusal
 * for a matter of the clock, and where the clock has been set right, none.
 */
export function retryReason(thrown: unknown): RetryReason | undefined {
  if (isWithoutAnswer(thrown)) return 'no-answer';
  const parsed = v.safeParse(awsErrorSchema, thrown);
  if (!parsed.success) return undefined;
  const error = parsed.output;
  if (isThrottled(error)) return 'throttled';
  // The next attempt is signed by the time that the answer told.
  if (isClockRefusal(error)) return v.is(datedSchema, thrown) ? 'unavailable' : undefined;
  const { httpStatusCode: status = 0 } = error.$metadata;
  return status >= 500 || timeOutNames.includes(error.name) ? 'unavailable' : undefined;
}

/** The answer's `Retry-After` in milliseconds, a date there being by the same clock as the answer's own. */
export function readRetryAfter(thrown: unknown): number | undefined {
  const parsed = v.safeParse(answeredSchema, thrown);
  if (!parsed.success) return undefined;
  const { 'retry-after': value, date = '' } = parsed.output.$response.headers;
  const answeredAt = Date.parse(date);
  return parseRetryAfter(value, Number.isNaN(answeredAt) ? Date.now() : answeredAt);
}

/** An error of the SDK as a failure, by type and status; words are looked at only where AWS gives no code. */
export function translateAwsError(thrown: unknown, call: AwsCall, findCode: FindCode): Error {
  const parsed = v.safeParse(awsErrorSchema, thrown);
  if (!parsed.success) return launchFailure({ code: 'unexpected' }, thrown);
  const error = parsed.output;
  const { httpStatusCode, requestId } = error.$metadata;
  const failure: Failure = {
    ...(findCode(error) ?? { code: generalCode(error) }),
    ...call,
    ...(httpStatusCode && { httpStatus: httpStatusCode }),
    ...(requestId && { requestId: shortText(requestId) }),
    ...retryAfterOf(thrown),
  };
  // Without a status the words are the browser's or the parser's (which may quote the answer), not AWS's.
  const isAwsSaying = httpStatusCode !== undefined && failure.code !== 'answer-unreadable';
  const said = isAwsSaying && isOfAws(error) ? shortText(error.message) : '';
  return launchFailure(said ? { ...failure, said } : failure, thrown);
}

/** Where an answer holds no words, the SDK puts its own; and a parser's may quote the answer. */
function isOfAws({ name, message }: AwsError): boolean {
  return message !== sdkMessage && !parserNames.includes(name);
}

/** In whole seconds; nothing where there is nothing to wait for. */
function retryAfterOf(thrown: unknown): Pick<Failure, 'retryAfterSeconds'> {
  const milliseconds = readRetryAfter(thrown);
  return milliseconds ? { retryAfterSeconds: Math.ceil(milliseconds / 1000) } : {};
}

function isClockRefusal({ name, message }: AwsError): boolean {
  return clockNames.includes(name) || (signatureNames.includes(name) && /expired|not yet current|skew/i.test(message));
}

function isThrottled({ name, $metadata }: AwsError): boolean {
  return throttlingNames.includes(name) || $metadata.httpStatusCode === 429;
}

function generalCode(error: AwsError): FailureCode {
  const { name, $metadata } = error;
  const status = $metadata.httpStatusCode;
  if (name === 'AbortError' || name === 'TimeoutError') return 'timed-out';
  if (isWithoutAnswer(error)) return 'offline';
  if (isThrottled(error)) return 'throttled';
  // A page with such a status is an overloaded server's; 511 is a network's that wants a sign-in (RFC 6585 §6).
  if (status !== undefined && status >= 500 && status !== 511) return 'aws-failed';
  if (status === 511 || parserNames.includes(name)) return 'answer-unreadable';
  if (isClockRefusal(error)) return 'clock-wrong';
  if (credentialsNames.includes(name)) return 'credentials-expired';
  if (status === undefined) return 'unexpected';
  return status >= 400 ? 'request-refused' : 'answer-unreadable';
}
