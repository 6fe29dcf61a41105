import * as v from 'valibot';
import { authorize } from './authorize';
import type { Principal } from './credentials';
import type { Presigned } from './presigned';
import { refuse } from './refusal';
import type { AwsWays } from './ways';
import { accountId, notebookInstances } from './world';

const inputSchema = v.object({
  NotebookInstanceName: v.string(),
  SessionExpirationDurationInSeconds: v.optional(v.number(), 43_200),
});

/** Decides on CreatePresignedNotebookInstanceUrl; throws a refusal in AWS's words. */
export function presignNotebookInstance(
  principal: Principal,
  region: string,
  input: unknown,
  ways: AwsWays,
): Presigned {
  const { NotebookInstanceName: name, SessionExpirationDurationInSeconds } = v.parse(inputSchema, input);
  const instance = notebookInstances.find(candidate => candidate.name === name && candidate.region === region);
  authorize(
    principal,
    {
      action: 'sagemaker:CreatePresignedNotebookInstanceUrl',
      region,
      resource: `arn:aws:sagemaker:${region}:${accountId}:notebook-instance/${name}`,
      tags: instance?.tags ?? {},
    },
    ways.barrier,
  );
  if (instance === undefined) throw refuse('ValidationException', 'RecordNotFound');
  if (instance.status !== 'InService') {
    // Unconfirmed wording, after the message that StartNotebookInstance and its kind give.
    const message = `Unable to transition from state "${instance.status}" to a presigned URL: Notebook Instance (${name}) must be "InService".`;
    throw refuse('ValidationException', message);
  }
  const host = `${name}.notebook${ways.hasFipsLinks ? '-fips' : ''}.${region}.sagemaker.aws`;
  const target = {
    ...{ host, kind: 'notebookInstance' as const, user: instance.owner, domainOrInstance: name },
    ...{ space: undefined, landingUri: undefined, sessionSeconds: SessionExpirationDurationInSeconds },
  };
  // No slash before the question mark: so it comes from AWS. The link's life of 5 minutes cannot be set.
  return { target, expiresInSeconds: 300, urlPrefix: `https://${host}?authToken=` };
}
