import type { Answerer } from '../words/answered';

/** A service of AWS that a launch calls. */
interface Service {
  /** Its own name, the same in every language. */
  readonly name: string;
  readonly answered: Answerer;
  /** Whether its input comes from the connection; otherwise it comes from the profile. */
  readonly isOfConnection: boolean;
}

const cognito: Service = { name: 'Amazon Cognito', answered: 'cognitoAnswered', isOfConnection: true };
const sageMaker: Service = { name: 'SageMaker', answered: 'sageMakerAnswered', isOfConnection: false };

const services: Readonly<Record<string, Service>> = {
  GetId: cognito,
  GetOpenIdToken: cognito,
  GetCredentialsForIdentity: cognito,
  AssumeRoleWithWebIdentity: { name: 'AWS Security Token Service', answered: 'stsAnswered', isOfConnection: true },
  CreatePresignedDomainUrl: sageMaker,
  CreatePresignedNotebookInstanceUrl: sageMaker,
};

/** The service that answers an operation. What is not known to be of one service is said of AWS, and of the profile. */
export function serviceOf(operation: string | undefined): Service {
  return services[operation ?? ''] ?? { name: 'AWS', answered: 'awsAnswered', isOfConnection: false };
}
