import * as v from 'valibot';
import { launchFailure } from '../core/launch-failure';
import type { Failure, FailureCode } from '../core/launch-outcome';
import { shortText } from '../core/short-text';

const awsErrorSchema = v.object({
  name: v.fallback(v.string(), ''),
  message: v.fallback(v.string(), ''),
  $metadata: v.fallback(v.object({ httpStatusCode: v.optional(v.number()), requestId: v.optional(v.string()) }), {}),
});

/** What is read of an error that the SDK throws. */
export type AwsError = v.InferOutput<typeof awsErrorSchema>;

/** Codes of a service's own errors; `undefined` where the general rules below apply. */
export type FindCode = (error: AwsError) => Pick<Failure, 'code' | 'field' | 'action' | 'resource'> | undefined;

const throttlingNames = ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'LimitExceededException'];
const clockNames = ['RequestTimeTooSkewed', 'RequestExpired', 'InvalidSignatureException', 'SignatureDoesNotMatch'];

/** An error of the SDK as a failure, by type and status; words are looked at only where AWS gives no code. */
export function translateAwsError(thrown: unknown, operation: string, findCode: FindCode): Error {
  const parsed = v.safeParse(awsErrorSchema, thrown);
  if (!parsed.success) return launchFailure({ code: 'unexpected' }, thrown);
  const error = parsed.output;
  const { httpStatusCode, requestId } = error.$metadata;
  const failure: Failure = {
    ...(findCode(error) ?? { code: generalCode(error) }),
    operation,
    ...(httpStatusCode && { httpStatus: httpStatusCode }),
    ...(requestId && { requestId: shortText(requestId) }),
  };
  // Without a status the words are the browser's or the parser's (which may quote the answer), not AWS's.
  const isAwsSaying = httpStatusCode !== undefined && failure.code !== 'answer-unreadable' && error.message !== '';
  return launchFailure(isAwsSaying ? { ...failure, said: shortText(error.message) } : failure, thrown);
}

function generalCode({ name, message, $metadata }: AwsError): FailureCode {
  const status = $metadata.httpStatusCode;
  if (name === 'SyntaxError' || name === 'CredentialsProviderError') return 'answer-unreadable';
  if (name === 'AbortError' || name === 'TimeoutError') return 'timed-out';
  if (name === 'TypeError') return status === undefined ? 'offline' : 'answer-unreadable';
  if (throttlingNames.includes(name) || status === 429) return 'throttled';
  if (clockNames.includes(name) && /expired|not yet current|skew/i.test(message)) return 'clock-wrong';
  if (name === 'ExpiredTokenException' || name === 'UnrecognizedClientException') return 'credentials-expired';
  if (status === undefined) return 'unexpected';
  if (status >= 500) return 'aws-failed';
  return status >= 400 ? 'request-refused' : 'answer-unreadable';
}
