import type { World } from './world';

/**
 * The AWS operations that were called since the log was cleared, in their order: not what only connects, and not the question
 * for a state that is asked beside each link, or for the rows of a popup (`stateCalls`), or a list that a field suggests from.
 */
export function awsCalls({ aws }: World): string[] {
  return aws.log
    .map(({ operation }) => operation)
    .filter(operation => /^(CognitoIdentity|SecurityTokenService|SageMaker)\.(?!ping$)/.test(operation))
    .filter(operation => !isStateCall(operation) && !isListCall(operation));
}

/** The questions for the state of an app or a notebook instance, in their order. */
export function stateCalls({ aws }: World): string[] {
  return aws.log.map(({ operation }) => operation).filter(isStateCall);
}

/** Whether an operation only asks for such a state. */
export function isStateCall(operation: string): boolean {
  return /^SageMaker\.(Describe(App|NotebookInstance)|ListApps)$/.test(operation);
}

/** The lists that were asked for, in their order. */
export function listCalls({ aws }: World): string[] {
  return aws.log.map(({ operation }) => operation).filter(isListCall);
}

function isListCall(operation: string): boolean {
  return /^SageMaker\.List(Domains|UserProfiles|Spaces|NotebookInstances)$/.test(operation);
}

/** The identity provider's operations that were called since the log was cleared, in their order. */
export function providerCalls({ aws }: World): string[] {
  return aws.log.map(({ operation }) => operation).filter(operation => operation.startsWith('oidc.'));
}
