import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { AnnouncedEdits } from './use-announced-edits';

/** Says what was done last; after a deletion with a button that undoes it. It stays in sight while the page scrolls. */
export function AnnouncementBar({ announcement, undo }: AnnouncedEdits) {
  const undoButton = useRef<HTMLButtonElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const canUndo = announcement?.deleted !== undefined;
  const hadFocus = useRef(false);

  // What was deleted had the focus: it goes to the button, and from there back to the section rather than nowhere.
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
            // A blur without a next element is the button's own removal.
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
