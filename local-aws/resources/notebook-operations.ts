import * as v from 'valibot';
import { refuse } from '../refusal';
import { allow, type Operation, type OperationCall, timestamp } from './operation';
import { judgeQuota, notebookQuota } from './quota';
import type { NotebookRecord, NotebookStatus } from './records';
import { requireNotebook } from './require';
import { sageMakerArn } from './sage-maker-arn';
import { startCourse, stopCourse, updateCourse } from './starts-and-stops';

const keySchema = v.object({ NotebookInstanceName: v.string() });
const updateSchema = v.object({ ...keySchema.entries, InstanceType: v.optional(v.string()) });

/** DescribeNotebookInstance. */
export const describeNotebookInstance: Operation = call => {
  const { name, arn, notebook } = requireAllowed(call, 'DescribeNotebookInstance');
  const told = call.resources.asTold(notebook) ?? notebook;
  const { status, failureReason, from } = call.resources.stageOf(told);
  return {
    output: {
      ...{ NotebookInstanceName: name, NotebookInstanceArn: arn, InstanceType: notebook.instanceType },
      ...{ NotebookInstanceStatus: status, FailureReason: failureReason },
      ...{ CreationTime: timestamp(notebook.created), LastModifiedTime: timestamp(from) },
      Url: `${name}.notebook.${call.region}.sagemaker.aws`,
    },
    detail: { notebookInstance: name, status },
  };
};

/** StartNotebookInstance; that there is no capacity shows later, in its status. */
export const startNotebookInstance: Operation = call => {
  const { resources } = call;
  const { name, arn, notebook } = requireAllowed(call, 'StartNotebookInstance');
  judgeTransition(call, arn, notebook, ['Stopped', 'Failed'], 'Pending');
  const { instanceType } = notebook;
  const moment = resources.moment();
  const used = resources
    .notebooks(call.region)
    .filter(other => other.instanceType === instanceType)
    .filter(other => !['Stopped', 'Failed'].includes(resources.stageOf(other).status));
  judgeQuota(moment.ways, { quota: notebookQuota(instanceType), used: used.length, unit: 'Instances' });
  const told = { before: notebook, until: moment.now + moment.ways.settleMilliseconds };
  resources.putNotebook({ ...notebook, told, course: startCourse(moment, 'notebookInstance', instanceType) });
  return { detail: { notebookInstance: name, instanceType } };
};

/** StopNotebookInstance. */
export const stopNotebookInstance: Operation = call => {
  const { resources } = call;
  const { name, arn, notebook } = requireAllowed(call, 'StopNotebookInstance');
  judgeTransition(call, arn, notebook, ['InService'], 'Stopping');
  resources.putNotebook({ ...notebook, course: stopCourse(resources.moment()) });
  return { detail: { notebookInstance: name } };
};

/** UpdateNotebookInstance: of what it can change, the instance type. */
export const updateNotebookInstance: Operation = call => {
  const { resources } = call;
  const { InstanceType } = v.parse(updateSchema, call.input);
  const conditions = InstanceType === undefined ? {} : { 'sagemaker:InstanceTypes': [InstanceType] };
  const { name, arn, notebook } = requireAllowed(call, 'UpdateNotebookInstance', conditions);
  judgeTransition(call, arn, notebook, ['Stopped', 'Failed'], 'Updating');
  const instanceType = InstanceType ?? notebook.instanceType;
  resources.putNotebook({ ...notebook, instanceType, course: updateCourse(resources.moment(), 'Stopped') });
  return { output: {}, detail: { notebookInstance: name, instanceType } };
};

interface Allowed {
  readonly name: string;
  readonly arn: string;
  readonly notebook: NotebookRecord;
}

/** The notebook instance that a call names, once IAM allows the operation on it. */
function requireAllowed(call: OperationCall, operation: string, conditions = {}): Allowed {
  const { NotebookInstanceName: name } = v.parse(keySchema, call.input);
  const found = call.resources.findNotebook(call.region, name);
  const arn = sageMakerArn(call.region, `notebook-instance/${name}`);
  const tags = found?.instance.tags ?? {};
  allow(call, { action: `sagemaker:${operation}`, resource: arn, tags, conditions });
  return { name, arn, notebook: requireNotebook(found) };
}

/** Worded as in github.com/aws/amazon-sagemaker-examples, issue 1094. */
function judgeTransition(
  { resources }: OperationCall,
  arn: string,
  notebook: NotebookRecord,
  allowed: readonly NotebookStatus[],
  next: NotebookStatus,
): void {
  const { status } = resources.stageOf(notebook);
  if (allowed.includes(status)) return;
  const message = `Status (${status}) not in ([${allowed.join(', ')}]). Unable to transition to (${next}) for Notebook Instance (${arn})`;
  throw refuse('ValidationException', message);
}
