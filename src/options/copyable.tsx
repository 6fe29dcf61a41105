import { useState } from 'preact/hooks';

/** A text with a button that copies it, and says so. */
export function Copyable({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <p class="copyable">
      <code>{text}</code>
      <button
        type="button"
        aria-label={`Copy ${label.toLowerCase()}`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        Copy
      </button>
      <span role="status">{copied ? 'Copied' : ''}</span>
    </p>
  );
}
