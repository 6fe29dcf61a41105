import { message } from '../words/message';
import type { KindOf } from './kind';
import type { DescribeNotebookInstanceCall } from './state-call';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html */
export interface NotebookInstanceUrlCall {
  readonly operation: 'CreatePresignedNotebookInstanceUrl';
  readonly input: {
    readonly NotebookInstanceName: string;
    readonly SessionExpirationDurationInSeconds?: number | undefined;
  };
}

/** A notebook instance, at a path on it. */
export const notebookInstance = {
  name: message('notebookInstance'),
  labels: { notebookInstanceName: 'notebookInstance', path: 'path' },
  required: ['notebookInstanceName'],
  templateFields: [],
  callMembers: {
    NotebookInstanceName: 'notebookInstanceName',
    SessionExpirationDurationInSeconds: 'sessionExpirationDurationInSeconds',
  },
  linkMembers: { notebook: 'notebookInstanceName', path: 'path' },
  cliCommand: 'create-presigned-notebook-instance-url',
  signingParameter: 'authToken',
  hostWord: 'notebook',
  call: (profile): NotebookInstanceUrlCall => ({
    operation: 'CreatePresignedNotebookInstanceUrl',
    input: {
      NotebookInstanceName: profile.notebookInstanceName,
      SessionExpirationDurationInSeconds: profile.sessionExpirationDurationInSeconds,
    },
  }),
  stateCall: (profile): DescribeNotebookInstanceCall => ({
    operation: 'DescribeNotebookInstance',
    input: { NotebookInstanceName: profile.notebookInstanceName },
  }),
  statePage: () => undefined,
  // AWS takes no expiry for these links.
  withBriefLink: profile => profile,
  landingUrl: (link, { path }) => (path ? withNotebookPath(link, path) : link),
  descriptionParts: ({ notebookInstanceName }) => [['place', notebookInstanceName]],
  searchWords: () => 'Notebook instance',
  suggestedName: ({ notebookInstanceName }) => notebookInstanceName,
  facts: profile => [
    ['notebookInstance', profile.notebookInstanceName],
    ['path', profile.path],
  ],
  findApp: () => undefined,
  openElsewhere: () => undefined,
  findSession: () => undefined,
} satisfies KindOf<'notebookInstance', NotebookInstanceUrlCall>;

/** The same URL with a notebook instance's `path` (`lab/tree/FILE`) as its path; the query, which signs in, is kept. */
export function withNotebookPath(url: URL, path: string): URL {
  const target = new URL(url);
  target.pathname = path.startsWith('/') ? path : `/${path}`;
  return target;
}
