import type { ConstrainedField } from '../core/aws/aws-constraints';
import { isOptInRegion } from '../core/aws/regions';
import type { FailureCode } from '../core/failure/launch-outcome';
import { findStartProblem } from '../core/spaces/app-state';
import { shortText } from '../core/words/short-text';
import { accessDenied, isAccessDenied } from './access-denied';
import { type AwsCall, type AwsError, translateAwsError } from './aws-error';

/** A call to SageMaker that failed. */
interface SageMakerCall extends AwsCall {
  readonly input: object;
}

/**
 * Turns an error of SageMaker into a failure. The request's own values are removed from AWS's message before its words are
 * searched, so that no name can be mistaken for a reason.
 */
export function translateSageMakerError(error: unknown, { operation, region, input }: SageMakerCall): Error {
  const values = Object.values(input)
    .filter(value => typeof value !== 'object')
    .map(String);
  return translateAwsError(error, { operation, region }, awsError => findCode(awsError, { operation, region }, values));
}

function findCode({ name, message }: AwsError, { operation, region }: AwsCall, values: readonly string[]) {
  const words = values.reduce((text, value) => text.replaceAll(value, ''), message);
  const action = `sagemaker:${operation}`;
  if (isAccessDenied(name)) return accessDenied(message, action, values);
  const notStarted = isStart(operation) ? findStartCode(name, words) : undefined;
  if (notStarted) return notStarted;
  if (isStop(operation) && isBusy(name, words)) return { code: 'stop-refused' as const };
  switch (name) {
    case 'OptInRequired':
    case 'SubscriptionRequiredException':
      return isOptInRegion(region)
        ? { code: 'region-not-enabled' as const }
        : { code: 'access-denied' as const, action, refusedBy: 'other reason' as const, because: shortText(message) };
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return { code: 'credentials-expired' as const, reason: 'unrecognized' as const };
    case 'ResourceNotFound':
    case 'ResourceNotFoundException':
      return { code: 'resource-missing' as const, ...missingField(words) };
    case 'ValidationException':
      // A missing notebook instance and an Identity Center domain have no error of their own.
      if (words.includes('RecordNotFound')) return { code: 'resource-missing' as const, field: 'notebookInstanceName' };
      return /\bSSO\b|Identity Center/.test(words) ? { code: 'domain-needs-sso' as const } : undefined;
    default:
      return undefined;
  }
}

function isStop(operation: string): boolean {
  return operation === 'DeleteApp' || operation === 'StopNotebookInstance';
}

/** An app that is starting or stopping is in use; of a notebook instance, AWS names the states from which it can be stopped. */
function isBusy(name: string, words: string): boolean {
  return name === 'ResourceInUse' || (name === 'ValidationException' && /Unable to transition/i.test(words));
}

function isStart(operation: string): boolean {
  return operation === 'CreateApp' || operation === 'StartNotebookInstance';
}

/**
 * Why nothing was started. CreateApp's model has the first two names, StartNotebookInstance's the first one; their messages
 * tell more.
 */
function findStartCode(name: string, words: string): { code: FailureCode } | undefined {
  const why = findStartProblem(words);
  switch (name) {
    case 'ResourceLimitExceeded':
      return { code: 'quota-reached' };
    case 'ResourceInUse':
      return { code: why ?? 'app-in-use' };
    case 'ValidationException':
      if (/image ?arn/i.test(words)) return { code: 'app-image-missing' };
      return why && { code: why };
    default:
      return why && { code: why };
  }
}

/** AWS's message starts with the kind of the missing thing: "User Profile [alice] does not exist in domain […]." */
function missingField(words: string): { field?: ConstrainedField } {
  const kinds: [ConstrainedField, RegExp][] = [
    ['spaceName', /space/i],
    ['userProfileName', /user ?profile/i],
    ['domainId', /domain/i],
  ];
  const field = kinds.find(([, kind]) => kind.test(words))?.[0];
  return field ? { field } : {};
}
