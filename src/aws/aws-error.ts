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

/** Header names are in lower case, as `fetch` gives them. */
const answeredSchema = v.object({
  $response: v.object({ headers: v.object({ 'retry-after': v.string(), date: v.optional(v.string()) }) }),
});

const datedSchema = v.object({ $response: v.object({ headers: v.object({ date: v.string() }) }) });

/** The parts that are read of an error from the SDK. */
export type AwsError = v.InferOutput<typeof awsErrorSchema>;

/** Identifies the call that failed. */
export type AwsCall = { readonly operation: string; readonly region: string };

type Found = Pick<
  Failure,
  'code' | 'field' | 'reason' | 'action' | 'resource' | 'refusedBy' | 'isExplicitDeny' | 'because'
>;

/** Codes of a service's own errors; `undefined` where the general rules below apply. */
export type FindCode = (error: AwsError) => Found | undefined;

const throttlingNames = ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'LimitExceededException'];
const clockNames = ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'];
/** AWS's names for a wrong signature and for a signature of another time. Only the message tells the two apart. */
const signatureNames = ['InvalidSignatureException', 'SignatureDoesNotMatch'];
/** AWS's names for what is usually over in a moment, whatever the status: somebody whom AWS asked was too late. */
const passingNames = [
  ...['RequestTimeout', 'RequestTimeoutException'],
  ...['IDPCommunicationErrorException', 'ExternalServiceException'],
];

const credentialsNames = ['ExpiredTokenException', 'ExpiredToken'];
/** The SDK's message for an error for which AWS gives none. */
const sdkMessage = 'UnknownError';
/** The SDK's names for an answer that it cannot read, or for an error that has no name. */
const parserNames = ['SyntaxError', 'TypeError', 'RangeError', 'CredentialsProviderError', 'Unknown'];

/** Fetch rejects with a TypeError when there was no answer at all; browsers word it differently. */
export function isWithoutAnswer(thrown: unknown): boolean {
  const parsed = v.safeParse(awsErrorSchema, thrown);
  return parsed.success && parsed.output.name === 'TypeError' && parsed.output.$metadata.httpStatusCode === undefined;
}

/** The error of a request without an answer, as if the host had answered so, and had asked to wait so long. */
export function heldBack(cause: unknown, httpStatusCode: number, seconds: number | undefined): Error {
  const asked = seconds === undefined ? {} : { $response: { headers: { 'retry-after': String(seconds) } } };
  return Object.assign(new Error('', { cause }), { $metadata: { httpStatusCode }, ...asked });
}

/**
 * Why a call may be repeated; `undefined` if it may not. The SDK's own rules are not used. If the clock is wrong, the
 * SDK treats every refusal as a clock problem; once the offset is corrected, it treats none as one.
 */
export function retryReason(thrown: unknown): RetryReason | undefined {
  if (isWithoutAnswer(thrown)) return 'no-answer';
  const parsed = v.safeParse(awsErrorSchema, thrown);
  if (!parsed.success) return undefined;
  const error = parsed.output;
  if (isThrottled(error)) return 'throttled';
  // The next attempt is signed with the time in the answer.
  if (isClockRefusal(error)) return v.is(datedSchema, thrown) ? 'unavailable' : undefined;
  const { httpStatusCode: status = 0 } = error.$metadata;
  return status >= 500 || passingNames.includes(error.name) ? 'unavailable' : undefined;
}

/** The answer's `Retry-After` in milliseconds. If it is a date, it is compared with the answer's own `Date`. */
export function readRetryAfter(thrown: unknown): number | undefined {
  const parsed = v.safeParse(answeredSchema, thrown);
  if (!parsed.success) return undefined;
  const { 'retry-after': value, date = '' } = parsed.output.$response.headers;
  const answeredAt = Date.parse(date);
  return parseRetryAfter(value, Number.isNaN(answeredAt) ? Date.now() : answeredAt);
}

/** Turns an error from the SDK into a failure, by type and status. The message is used only if AWS gives no code. */
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
  // Without a status, the message is from the browser or the parser (which may quote the answer), not from AWS.
  const isAwsSaying = httpStatusCode !== undefined && failure.code !== 'answer-unreadable';
  const said = isAwsSaying && isOfAws(error) ? shortText(error.message) : '';
  return launchFailure(said ? { ...failure, said } : failure, thrown);
}

/** Whether a message is from AWS. The SDK adds its own if the answer has none, and a parser's may quote the answer. */
function isOfAws({ name, message }: AwsError): boolean {
  return message !== sdkMessage && !parserNames.includes(name);
}

/** The time to wait, in whole seconds; empty if there is none. */
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
  // A 5xx page comes from an overloaded server, but 511 from a network that wants a sign-in (RFC 6585 §6).
  if (status !== undefined && status >= 500 && status !== 511) return 'aws-failed';
  if (status === 511 || parserNames.includes(name)) return 'answer-unreadable';
  if (isClockRefusal(error)) return 'clock-wrong';
  if (credentialsNames.includes(name)) return 'credentials-expired';
  if (status === undefined) return 'unexpected';
  return status >= 400 ? 'request-refused' : 'answer-unreadable';
}
