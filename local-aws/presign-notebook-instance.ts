import * as v from 'valibot';
import type { Presigned } from './presigned';
import { refuse } from './refusal';
import { allow, type OperationCall } from './resources/operation';
import { requireNotebook } from './resources/require';
import { sageMakerArn } from './resources/sage-maker-arn';

const inputSchema = v.object({
  NotebookInstanceName: v.string(),
  SessionExpirationDurationInSeconds: v.optional(v.number(), 43_200),
});

/** Decides on CreatePresignedNotebookInstanceUrl; throws a refusal in AWS's words. */
export function presignNotebookInstance(call: OperationCall): Presigned {
  const { NotebookInstanceName: name, SessionExpirationDurationInSeconds } = v.parse(inputSchema, call.input);
  const { region, resources, ways } = call;
  const found = resources.findNotebook(region, name);
  allow(call, {
    action: 'sagemaker:CreatePresignedNotebookInstanceUrl',
    resource: sageMakerArn(region, `notebook-instance/${name}`),
    tags: found?.instance.tags ?? {},
  });
  const notebook = requireNotebook(found);
  const { status } = resources.stageOf(notebook);
  if (status !== 'InService') {
    // Unconfirmed wording, after the message that StartNotebookInstance and its kind give.
    const message = `Unable to transition from state "${status}" to a presigned URL: Notebook Instance (${name}) must be "InService".`;
    throw refuse('ValidationException', message);
  }
  const host = `${name}.notebook${ways.hasFipsLinks ? '-fips' : ''}.${region}.sagemaker.aws`;
  const target = {
    ...{ host, kind: 'notebookInstance' as const, region, user: notebook.instance.owner, domainOrInstance: name },
    ...{ space: undefined, landingUri: undefined, sessionSeconds: SessionExpirationDurationInSeconds },
  };
  // No slash before the question mark: so it comes from AWS. The link's life of 5 minutes cannot be set.
  return { target, expiresInSeconds: 300, urlPrefix: `https://${host}?authToken=` };
}
