import type { ConstrainedField } from '../core/aws/aws-constraints';
import type { PresignInput } from '../core/launch/presign-input';
import { accessDenied } from './access-denied';
import { type AwsError, translateAwsError } from './aws-error';

/**
 * Turns an error of CreatePresignedDomainUrl or CreatePresignedNotebookInstanceUrl into a failure. The request's own
 * values are removed from AWS's message before its words are searched, so that no name can be mistaken for a reason.
 */
export function translateSageMakerError(error: unknown, { operation, region, input }: PresignInput): Error {
  const values = Object.values(input).map(String);
  return translateAwsError(error, { operation, region }, awsError => findCode(awsError, operation, values));
}

function findCode(error: AwsError, operation: PresignInput['operation'], values: readonly string[]) {
  const words = values.reduce((text, value) => text.replaceAll(value, ''), error.message);
  switch (error.name) {
    case 'AccessDeniedException':
      return accessDenied(error.message, `sagemaker:${operation}`, values);
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
