import type { ComponentChildren } from 'preact';

interface CopyableBlockProps {
  readonly label: string;
  readonly text: string;
  /** The text of the copy button. */
  readonly copyLabel: string;
  /** Whether the person came to copy this text. */
  readonly isPrimary?: boolean;
  /** A text about the result, once there is one. */
  readonly notice: string | undefined;
  /** Buttons for other actions with the text. */
  readonly children?: ComponentChildren;
  onCopy(): void;
}

/** A text under its name, with a button that copies it. */
export function CopyableBlock({ label, text, copyLabel, isPrimary, notice, children, onCopy }: CopyableBlockProps) {
  return (
    <section class="copyable">
      <h2>{label}</h2>
      <code>{text}</code>
      <div class="actions">
        <button type="button" class={isPrimary ? 'primary' : undefined} onClick={onCopy}>
          {copyLabel}
        </button>
        {children}
      </div>
      <p role="status" class="muted">
        {notice}
      </p>
    </section>
  );
}
