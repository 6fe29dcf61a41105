import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ModalProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Called on Escape. The page decides whether that closes the dialog. */
  onCancel(): void;
}

/** A dialog in front of the page. It keeps the focus while it is open, and returns the focus afterward. */
export function Modal({ title, children, onCancel }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Open before the first paint: the next key must not reach the page behind the dialog.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
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
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
