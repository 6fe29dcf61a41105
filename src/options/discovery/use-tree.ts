import { useMemo, useState } from 'preact/hooks';
import { findRows, type TreeRow } from '../../core/discovery/rows';
import type { TreeNode } from '../../core/discovery/tree';

export interface Tree {
  readonly rows: readonly TreeRow[];
  /** The row that the keys act on: the first one until another is chosen. */
  readonly active: number;
  setActive(index: number): void;
  toggle(node: TreeNode): void;
  /** Goes where a key of the tree pattern leads; `false` for other keys. */
  press(key: string): boolean;
}

/** How many rows a page of the keyboard has. */
const pageRows = 8;

/** Which rows of a tree are open, and where the keys are: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function useTree(nodes: readonly TreeNode[], filter: string, onChoose: (node: TreeNode) => void): Tree {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActiveKey] = useState<string>();
  const rows = useMemo(() => findRows(nodes, toggled, filter), [nodes, toggled, filter]);
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === activeKey),
  );
  const setActive = (index: number) => setActiveKey(rows[Math.max(0, Math.min(rows.length - 1, index))]?.node.key);
  const toggle = ({ key }: TreeNode) => {
    // Whatever a filter finds is shown.
    if (filter.trim() !== '') return;
    const next = new Set(toggled);
    if (!next.delete(key)) next.add(key);
    setToggled(next);
  };
  const press = (key: string): boolean => {
    const row = rows[active];
    if (!row) return false;
    switch (key) {
      case 'ArrowDown':
        setActive(active + 1);
        return true;
      case 'ArrowUp':
        setActive(active - 1);
        return true;
      case 'Home':
        setActive(0);
        return true;
      case 'End':
        setActive(rows.length - 1);
        return true;
      case 'PageDown':
        setActive(active + pageRows);
        return true;
      case 'PageUp':
        setActive(active - pageRows);
        return true;
      case 'ArrowRight':
        if (row.isOpen) setActive(active + 1);
        else if (row.isOpen === false) toggle(row.node);
        return true;
      case 'ArrowLeft':
        if (row.isOpen && filter.trim() === '') toggle(row.node);
        else if (row.level > 1) setActive(rows.slice(0, active).findLastIndex(({ level }) => level < row.level));
        return true;
      case ' ':
      case 'Enter':
        onChoose(row.node);
        return true;
      default:
        return false;
    }
  };
  return { rows, active, setActive, toggle, press };
}
