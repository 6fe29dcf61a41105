import * as v from 'valibot';
import { allow, type Operation, timestamp } from './operation';
import { byCreation, pageEntries, pageOf, sortOrder } from './pages';
import { notebookStatuses } from './records';
import { sageMakerArn } from './sage-maker-arn';

const inputSchema = v.object({
  ...pageEntries,
  SortOrder: sortOrder,
  NameContains: v.optional(v.string(), ''),
  StatusEquals: v.optional(v.picklist(notebookStatuses)),
});

/** ListNotebookInstances: all or nothing for IAM. It has no tags, so that it does not tell whose an instance is. */
export const listNotebookInstances: Operation = call => {
  const { resources, region } = call;
  const request = v.parse(inputSchema, call.input);
  const { NameContains: part, StatusEquals: wanted } = request;
  allow(call, { action: 'sagemaker:ListNotebookInstances', resource: '*', tags: {} });
  const found = resources
    .notebooks(region)
    .filter(({ instance }) => instance.name.includes(part))
    .filter(notebook => wanted === undefined || resources.stageOf(notebook).status === wanted);
  const { items, next } = pageOf('notebookInstances', byCreation(found, request.SortOrder), request, call);
  const NotebookInstances = items.map(notebook => {
    const { status, from } = resources.stageOf(notebook);
    const { name } = notebook.instance;
    return {
      ...{ NotebookInstanceName: name, NotebookInstanceArn: sageMakerArn(region, `notebook-instance/${name}`) },
      ...{ NotebookInstanceStatus: status, InstanceType: notebook.instanceType },
      ...{ CreationTime: timestamp(notebook.created), LastModifiedTime: timestamp(from) },
      Url: `${name}.notebook.${region}.sagemaker.aws`,
    };
  });
  return { output: { NotebookInstances, ...next }, detail: { notebookInstances: `${items.length}` } };
};
