import { Check, ChevronRight } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { TreeRow } from '../../core/discovery/rows';
import type { TreeNode } from '../../core/discovery/tree';
import { Icon } from '../../ui/icon';
import { useRowsInSight } from '../profiles/use-rows-in-sight';
import { detailOfRow, nameOfRow } from './describe-row';
import { useTree } from './use-tree';

interface DiscoveryTreeProps {
  readonly nodes: readonly TreeNode[];
  readonly filter: string;
  /** The keys of the rows that are chosen. */
  readonly chosen: ReadonlySet<string>;
  isKnown(node: TreeNode): boolean;
  onChoose(node: TreeNode): void;
}

/** In CSS pixels (discovery.css). All rows have the same height, so only the rows in sight need to be drawn. */
const rowHeight = 44;

/** What there is to choose from, as a tree with check boxes. The keys act on one row, which is drawn wherever it is. */
export function DiscoveryTree({ nodes, filter, chosen, isKnown, onChoose }: DiscoveryTreeProps) {
  const list = useRef<HTMLDivElement>(null);
  /** Whether a row has the focus, or had it until it was gone. */
  const isInside = useRef(false);
  const choose = (node: TreeNode) => {
    if (!node.target) tree.toggle(node);
    else if (!isKnown(node)) onChoose(node);
  };
  const tree = useTree(nodes, filter, choose);
  const { rows, active } = tree;
  const { first, end } = useRowsInSight(list, rows.length, rowHeight);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const isOurs = focused === document.body || list.current?.contains(focused);
    if (isInside.current && isOurs) document.getElementById(rowId(active))?.focus();
  }, [active, rows]);
  if (rows.length === 0) {
    return (
      <div class="discovery-tree">
        <p role="status" class="muted">
          {filter.trim() && t('awsListNoMatch')}
        </p>
      </div>
    );
  }
  return (
    <div
      class="discovery-tree"
      role="tree"
      // What scrolls is otherwise a stop of the Tab key by itself in Firefox.
      tabIndex={-1}
      aria-label={t('awsListTitle')}
      aria-multiselectable="true"
      onFocusIn={() => {
        isInside.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        isInside.current = relatedTarget === null;
      }}
    >
      <div ref={list} role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.map(
          (row, index) =>
            ((index >= first && index < end) || index === active) && (
              <Row
                key={row.node.key}
                row={row}
                index={index}
                isActive={index === active}
                isKnown={isKnown(row.node)}
                isChosen={chosen.has(row.node.key)}
                onToggle={() => tree.toggle(row.node)}
                onPress={tree.press}
                onChoose={() => {
                  tree.setActive(index);
                  choose(row.node);
                }}
              />
            ),
        )}
      </div>
    </div>
  );
}

const rowId = (index: number) => `discovery-row-${index}`;

interface RowProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly isKnown: boolean;
  readonly isChosen: boolean;
  onToggle(): void;
  /** Gets a key; answers whether it was one of the tree's. */
  onPress(key: string): boolean;
  onChoose(): void;
}

function Row({ row, index, isActive, isKnown, isChosen, ...on }: RowProps) {
  const { node, level, position, count, isOpen } = row;
  const name = nameOfRow(node);
  const detail = detailOfRow(node, isKnown);
  return (
    <div
      id={rowId(index)}
      class="discovery-row"
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={count}
      aria-expanded={isOpen}
      aria-checked={node.target ? isChosen || isKnown : undefined}
      aria-disabled={isKnown || undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ top: `${index * rowHeight}px`, '--level': level }}
      title={`${name}\n${detail}`}
      onClick={on.onChoose}
      onKeyDown={event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (on.onPress(event.key)) event.preventDefault();
      }}
    >
      <span
        class="twist"
        data-open={isOpen}
        aria-hidden="true"
        onClick={event => {
          if (isOpen === undefined) return;
          event.stopPropagation();
          on.onToggle();
        }}
      >
        {isOpen !== undefined && <Icon node={ChevronRight} />}
      </span>
      {node.target && (
        <span class="box" data-checked={isChosen || isKnown || undefined} aria-hidden="true">
          {(isChosen || isKnown) && <Icon node={Check} />}
        </span>
      )}
      <span class="about">
        <span class="name" dir="auto">
          {name}
        </span>
        <span class="muted">{detail}</span>
      </span>
    </div>
  );
}
