import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import type { MessageKey } from '../core/words/message';
import { useFocus } from './use-focus';

const texts: Readonly<Record<string, MessageKey>> = {
  default: 'missingDefault',
  last: 'missingLast',
  number: 'missingNumber',
};

/** A shortcut that leads to no profile. */
export function Missing({ what }: { readonly what: string }) {
  return <NothingHere title={t('nothingToLaunch')} text={t(texts[what] ?? 'missingNumber')} />;
}

/** A message about a problem that only the options page can help with. */
export function NothingHere({ title, text }: { readonly title: string; readonly text: string }) {
  useFocus(text);
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p role="status">{text}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void openOptionsPage()}>
          {t('remedyOpenOptions')}
        </button>
      </div>
    </>
  );
}
