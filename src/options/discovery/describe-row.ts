import { translate } from '../../browser/api/translate';
import { landingAppNames } from '../../core/aws/landing-uri';
import type { TreeNode } from '../../core/discovery/tree';
import { type MessageKey, message, type Words } from '../../core/words/message';

const groupNames: Readonly<Partial<Record<TreeNode['kind'], MessageKey>>> = {
  shared: 'awsListShared',
  notebooks: 'awsListNotebooks',
};

/** What a row is called. */
export function nameOfRow({ kind, name }: TreeNode): string {
  const key = groupNames[kind];
  return key ? translate({ key }) : name;
}

/** What a row says below its name: what it is, whether it runs, or why nobody can open it from here. */
export function detailOfRow(node: TreeNode, isKnown: boolean): string {
  return [...(isKnown ? [message('awsListKnown')] : []), ...wordsOf(node)].map(translate).join(' · ');
}

function wordsOf({ kind, app, state, mode, id, isMine, children }: TreeNode): Words[] {
  switch (kind) {
    case 'domain':
      return [...(id === undefined ? [] : [id]), ...modeWords(mode)];
    case 'userProfile':
      return [message(isMine ? 'awsListMine' : 'userProfile')];
    case 'space':
      return [app === undefined ? message('space') : landingAppNames[app], ...stateWords(state)];
    case 'notebookInstance':
      return [message('notebookInstance'), ...stateWords(state)];
    case 'shared':
    case 'notebooks':
      return [String(children.length)];
  }
}

function modeWords(mode: TreeNode['mode']): Words[] {
  if (mode === 'identityCenter') return [message('awsListIdentityCenter')];
  return mode === 'unified' ? [message('awsListUnified')] : [];
}

function stateWords(state: TreeNode['state']): Words[] {
  if (state === 'running') return [message('chipRunning')];
  return state === 'starting' ? [message('chipStarting')] : [];
}
