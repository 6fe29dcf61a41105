import { useState } from 'preact/hooks';

/** Attributes of a row and its handle that let the row be dragged to another place. */
export interface DragRow {
  readonly handle: {
    readonly draggable: true;
    onDragStart(event: DragEvent): void;
    onDragEnd(): void;
  };
  readonly row: {
    /** Where a drop would put the dragged row. */
    readonly 'data-drop': 'above' | 'below' | undefined;
    onDragOver(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/**
 * Reorders by dragging a row's handle. `onMove` gets the dragged item, and the item whose place it takes. `dragged` must
 * stay drawn: a browser ends the drag of an element that leaves the page.
 */
export function useDragOrder<T>(onMove: (dragged: T, target: T) => void) {
  const [dragged, setDragged] = useState<T>();
  const [over, setOver] = useState<T>();
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  const rowOf = (item: T, items: readonly T[]): DragRow => {
    const isTarget = dragged !== undefined && dragged !== item && items.includes(dragged);
    const side = isTarget && items.indexOf(dragged) < items.indexOf(item) ? 'below' : 'above';
    return {
      handle: {
        draggable: true,
        onDragStart(event) {
          event.dataTransfer?.setData('text/plain', '');
          const row = event.currentTarget instanceof Element ? event.currentTarget.closest('li') : null;
          if (row) event.dataTransfer?.setDragImage(row, 12, 12);
          setDragged(item);
        },
        onDragEnd: end,
      },
      row: {
        'data-drop': isTarget && over === item ? side : undefined,
        onDragOver(event) {
          if (!isTarget) return;
          event.preventDefault();
          setOver(item);
        },
        onDrop(event) {
          if (!isTarget) return;
          event.preventDefault();
          end();
          onMove(dragged, item);
        },
      },
    };
  };
  return { dragged, rowOf };
}
