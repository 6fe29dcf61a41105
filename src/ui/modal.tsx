import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../browser/api/translate';
import { Icon } from './icon';

interface ModalProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Called on Escape, and by the button in the header. The page decides whether that closes the dialog. */
  onCancel(): void;
}

/**
 * A dialog in front of the page. It keeps the focus while it is open, and returns the focus afterward. `children` are a
 * `.modal-body`, which scrolls, and a `.modal-end`, which stays in sight.
 */
export function Modal({ title, children, onCancel }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Open before the first paint: the next key must not reach the page behind the dialog.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
    // The browser would focus the button in the header.
    opened?.querySelector<HTMLElement>('.modal-body :is(input, select), .modal-end [data-focus]')?.focus();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault();
        onCancel();
      }}
      // In Chromium a second Escape closes the dialog, even if the `cancel` event was prevented.
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <div class="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="quiet" aria-label={t('close')} title={t('close')} onClick={onCancel}>
          <Icon node={X} />
        </button>
      </div>
      {children}
    </dialog>
  );
}
