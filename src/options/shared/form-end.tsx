import type { ComponentChildren } from 'preact';

/** The end of a form in a dialog: why it could not be saved, if that is so, and its buttons. */
export function FormEnd({ error, children }: { readonly error: string; readonly children: ComponentChildren }) {
  return (
    <div class="modal-end">
      {error && (
        <p role="alert" class="problem">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
