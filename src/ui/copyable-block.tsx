import type { ComponentChildren } from 'preact';

interface CopyableBlockProps {
  readonly label: string;
  readonly text: string;
  /** What the button does, in words. */
  readonly copyLabel: string;
  /** Whether copying is what the person came for. */
  readonly isPrimary?: boolean;
  /** What came of it, once there is something to say. */
  readonly notice: string | undefined;
  /** Buttons for what else can be done with the text. */
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
