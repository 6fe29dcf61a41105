import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { AnnouncedEdits } from './use-announced-edits';

/** Shows the last change, with an undo button after a deletion. The bar stays in sight while the page scrolls. */
export function AnnouncementBar({ announcement, undo }: AnnouncedEdits) {
  const undoButton = useRef<HTMLButtonElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const canUndo = announcement?.deleted !== undefined;
  const hadFocus = useRef(false);

  // A deletion removes the focused element, so the undo button gets the focus. When that button goes away, the heading
  // of the section gets the focus.
  useEffect(() => {
    if (canUndo) return undoButton.current?.focus();
    if (hadFocus.current && document.activeElement === document.body) {
      bar.current?.closest('section')?.querySelector('h2')?.focus();
    }
    hadFocus.current = false;
  }, [canUndo]);

  return (
    <div class={announcement ? 'announcement' : 'announcement empty'} ref={bar}>
      <p role="status" class={announcement?.isProblem ? 'problem' : undefined}>
        {announcement?.text}
      </p>
      {canUndo && (
        <button
          type="button"
          ref={undoButton}
          onFocus={() => {
            hadFocus.current = true;
          }}
          onBlur={event => {
            // A blur without a next element means that the button itself was removed.
            if (event.relatedTarget) hadFocus.current = false;
          }}
          onClick={() => void undo()}
        >
          {t('undo')}
        </button>
      )}
    </div>
  );
}
