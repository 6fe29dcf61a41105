import { type Message, message } from '../../core/words/message';
import { findTextProblem } from './field-problems';
import type { KindDraft } from './kind-draft';
import { buildNotebookPath, type NotebookLanding, parseNotebookPath } from './notebook-landing';
import { present } from './present';

/** The editor's draft of a notebook instance's own fields. */
export interface NotebookDraft {
  readonly notebookInstanceName: string;
  readonly notebookLanding: NotebookLanding;
  readonly notebookText: string;
}

export const notebookDraft: KindDraft<'notebookInstance', NotebookDraft> = {
  empty: { notebookInstanceName: '', notebookLanding: 'classic', notebookText: '' },
  toDraft: ({ notebookInstanceName, path }) => {
    const { landing, text } = parseNotebookPath(path);
    return { notebookInstanceName, notebookLanding: landing, notebookText: text };
  },
  toMembers: draft => ({
    type: 'notebookInstance',
    notebookInstanceName: draft.notebookInstanceName.trim(),
    ...present({ path: buildNotebookPath(draft.notebookLanding, draft.notebookText) }),
  }),
  findProblems: ({ notebookInstanceName, notebookLanding, notebookText }) => {
    const needsText = notebookLanding === 'file' || notebookLanding === 'path';
    return {
      notebookInstanceName: findTextProblem(
        'notebookInstanceName',
        notebookInstanceName,
        message('enterNotebookInstance'),
      ),
      notebookText: needsText ? findPathProblem(notebookText.trim()) : undefined,
    };
  },
};

function findPathProblem(path: string): Message | undefined {
  if (path === '') return message('enterPath');
  return path.length > 1000 ? message('mustBeAtMost', { max: 1000 }) : undefined;
}
