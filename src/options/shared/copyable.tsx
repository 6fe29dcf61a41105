import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';

/** A text with a button that copies it, and says so; `label` names the button. */
export function Copyable({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <p class="copyable">
      <code>{text}</code>
      <button
        type="button"
        aria-label={label}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {t('copy')}
      </button>
      <span role="status">{copied ? t('copied') : ''}</span>
    </p>
  );
}
