import { foldText } from '../search/fold-text';
import type { TreeNode } from './tree';

/** A row of the tree as it is shown. */
export interface TreeRow {
  readonly node: TreeNode;
  /** From 1. */
  readonly level: number;
  /** Among those of the same parent, from 1; and how many these are. */
  readonly position: number;
  readonly count: number;
  /** `undefined` for a row with nothing in it. */
  readonly isOpen: boolean | undefined;
}

/**
 * The rows that are shown: what has each word of the filter, and what that is in; without a filter, what is in open rows.
 * `toggled` are the keys of the rows that somebody has opened or closed.
 */
export function findRows(tree: readonly TreeNode[], toggled: ReadonlySet<string>, filter: string): TreeRow[] {
  const words = foldText(filter).folded.split(/\s+/).filter(Boolean);
  const rows: TreeRow[] = [];
  addRows(
    words.length > 0 ? filterNodes(tree, words) : tree,
    1,
    node => words.length > 0 || isOpen(node, toggled),
    rows,
  );
  return rows;
}

function isOpen({ key, startsOpen }: TreeNode, toggled: ReadonlySet<string>): boolean {
  return toggled.has(key) !== startsOpen;
}

function filterNodes(nodes: readonly TreeNode[], words: readonly string[]): TreeNode[] {
  return nodes.flatMap(node => {
    const children = filterNodes(node.children, words);
    const isFound = node.text !== '' && words.every(word => node.text.includes(word));
    return isFound || children.length > 0 ? [{ ...node, children }] : [];
  });
}

function addRows(nodes: readonly TreeNode[], level: number, opens: (node: TreeNode) => boolean, rows: TreeRow[]): void {
  nodes.forEach((node, index) => {
    const isRowOpen = node.children.length > 0 ? opens(node) : undefined;
    rows.push({ node, level, position: index + 1, count: nodes.length, isOpen: isRowOpen });
    if (isRowOpen) addRows(node.children, level + 1, opens, rows);
  });
}

/** All rows that can be chosen, in their order. */
export function findChoices(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap(node => [...(node.target ? [node] : []), ...findChoices(node.children)]);
}
