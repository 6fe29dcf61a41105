import { type Answer, awsJsonAnswer } from './answer';
import { authorize } from './authorize';
import type { Call } from './call';
import type { Clock } from './clock';
import type { CredentialsStore } from './credentials';
import { parseAwsCall } from './parse-aws-call';
import { presignDomain } from './presign-domain';
import { presignNotebookInstance } from './presign-notebook-instance';
import { refuse } from './refusal';
import { sageMakerModel } from './service-model';
import type { LinkTarget, SigningLinks } from './signing-links';
import { verifySignature } from './verify-signature';
import type { AwsWays } from './ways';
import { accountId } from './world';

export interface SageMakerParts {
  readonly clock: Clock;
  readonly credentials: CredentialsStore;
  readonly links: SigningLinks;
  /** As they are now. */
  ways(): AwsWays;
}

/** Answers SageMaker's two presign operations: signature first, then the input, then IAM, then existence, as AWS does. */
export function answerSageMaker({ clock, credentials, links, ways }: SageMakerParts, call: Call): Answer {
  if (ways().disabledRegions.includes(call.region)) {
    throw refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const { principal } = verifySignature(call, 'sagemaker', credentials, clock.now());
  const { operation, input } = parseAwsCall(sageMakerModel, call);
  const presign = presigns[operation];
  if (presign === undefined) {
    const resource = `arn:aws:sagemaker:${call.region}:${accountId}:*`;
    authorize(principal, { action: `sagemaker:${operation}`, region: call.region, resource, tags: {} });
    throw refuse('UnknownOperationException', `${operation} is not served here.`, 404);
  }
  const { target, expiresInSeconds, urlPrefix } = presign(principal, call.region, input, ways());
  const token = links.issue(target, expiresInSeconds);
  return awsJsonAnswer({ AuthorizedUrl: `${urlPrefix}${token}` }, describe(target, call.region, expiresInSeconds));
}

const presigns: Readonly<Record<string, typeof presignDomain>> = {
  CreatePresignedDomainUrl: presignDomain,
  CreatePresignedNotebookInstanceUrl: presignNotebookInstance,
};

function describe(target: LinkTarget, region: string, expiresInSeconds: number): Record<string, string> {
  return {
    region,
    user: target.user,
    [target.kind === 'studio' ? 'domain' : 'notebookInstance']: target.domainOrInstance,
    ...(target.space === undefined ? {} : { space: target.space }),
    ...(target.landingUri === undefined ? {} : { landingUri: target.landingUri }),
    session: `${target.sessionSeconds}`,
    expiresIn: `${expiresInSeconds}`,
  };
}
