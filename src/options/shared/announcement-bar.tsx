import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { useEdits } from './use-announced-edits';

/** Shows the last change on the page, with an undo button if it can be undone. The bar stays in sight. */
export function AnnouncementBar() {
  const { announcement } = useEdits();
  const undoButton = useRef<HTMLButtonElement>(null);
  const canUndo = announcement?.undo !== undefined;
  const hadFocus = useRef(false);

  // A deletion removes the focused element, so the undo button gets the focus. When that button goes away, the heading
  // of the section gets the focus.
  useEffect(() => {
    if (announcement?.takesFocus) return undoButton.current?.focus();
    if (canUndo) return;
    if (hadFocus.current && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('main h1')?.focus();
    }
    hadFocus.current = false;
  }, [announcement, canUndo]);

  return (
    <div class={announcement ? 'announcement' : 'announcement empty'}>
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
          onClick={() => void announcement?.undo?.()}
        >
          {t('undo')}
        </button>
      )}
    </div>
  );
}
