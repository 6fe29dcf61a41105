import type { ComponentChildren } from 'preact';

interface CopyableBlockProps {
  readonly label: string;
  readonly text: string;
  /** The text of the copy button. */
  readonly copyLabel: string;
  /** Whether the person came to copy this text. */
  readonly isPrimary?: boolean;
  /** The text of the fold that the text is in, where few people want to see it. */
  readonly foldLabel?: string | undefined;
  /** A text about the result, once there is one. */
  readonly notice: string | undefined;
  /** Buttons for other actions with the text. */
  readonly children?: ComponentChildren;
  onCopy(): void;
}

/** A text under its name, with a button that copies it. */
export function CopyableBlock({ label, text, copyLabel, isPrimary, foldLabel, notice, ...on }: CopyableBlockProps) {
  const { children, onCopy } = on;
  return (
    <section class="copyable">
      <h2>{label}</h2>
      {foldLabel === undefined ? (
        <code>{text}</code>
      ) : (
        <details>
          <summary>{foldLabel}</summary>
          <code>{text}</code>
        </details>
      )}
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
