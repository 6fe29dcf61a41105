import { type Answer, awsJsonAnswer } from './answer';
import type { Call } from './call';
import type { Clock } from './clock';
import type { CredentialsStore } from './credentials';
import { parseAwsCall } from './parse-aws-call';
import { presignDomain } from './presign-domain';
import { presignNotebookInstance } from './presign-notebook-instance';
import type { Presigned } from './presigned';
import { refuse } from './refusal';
import { allow, type OperationCall } from './resources/operation';
import { operations } from './resources/operations';
import type { Resources } from './resources/resources';
import { sageMakerModel } from './service-model';
import type { LinkTarget, SigningLinks } from './signing-links';
import { verifySignature } from './verify-signature';
import type { AwsWays } from './ways';

export interface SageMakerParts {
  readonly clock: Clock;
  readonly credentials: CredentialsStore;
  readonly links: SigningLinks;
  readonly resources: Resources;
  /** As they are now. */
  ways(): AwsWays;
}

/** Answers SageMaker's operations: signature first, then the input, then IAM, then existence, as AWS does. */
export function answerSageMaker(parts: SageMakerParts, call: Call): Answer {
  const { clock, credentials, resources } = parts;
  const { region } = call;
  const ways = parts.ways();
  if (ways.disabledRegions.includes(region)) {
    throw refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const { principal } = verifySignature(call, 'sagemaker', credentials, clock.now());
  const { operation: name, input } = parseAwsCall(sageMakerModel, call);
  const asked: OperationCall = { principal, region, input, ways, resources };
  const presign = presigns[name];
  if (presign !== undefined) return linkAnswer(parts.links, presign(asked));
  const operation = operations[name];
  if (operation === undefined) {
    allow(asked, { action: `sagemaker:${name}`, resource: '*', tags: {} });
    throw refuse('UnknownOperationException', `${name} is not served here.`, 404);
  }
  const { output, detail } = operation(asked);
  const answer = awsJsonAnswer(output ?? {}, { region, ...detail });
  return output === undefined ? { ...answer, body: '' } : answer;
}

const presigns: Readonly<Record<string, (call: OperationCall) => Presigned>> = {
  CreatePresignedDomainUrl: presignDomain,
  CreatePresignedNotebookInstanceUrl: presignNotebookInstance,
};

function linkAnswer(links: SigningLinks, { target, expiresInSeconds, urlPrefix }: Presigned): Answer {
  const token = links.issue(target, expiresInSeconds);
  return awsJsonAnswer({ AuthorizedUrl: `${urlPrefix}${token}` }, describe(target, expiresInSeconds));
}

function describe(target: LinkTarget, expiresInSeconds: number): Record<string, string> {
  return {
    region: target.region,
    user: target.user,
    [target.kind === 'studio' ? 'domain' : 'notebookInstance']: target.domainOrInstance,
    ...(target.space === undefined ? {} : { space: target.space }),
    ...(target.landingUri === undefined ? {} : { landingUri: target.landingUri }),
    session: `${target.sessionSeconds}`,
    expiresIn: `${expiresInSeconds}`,
  };
}
