import { t } from '../../browser/api/translate';
import type { MessageKey } from '../../core/words/message';

export type ImportMode = 'merge' | 'replace';

const modes: readonly { mode: ImportMode; text: MessageKey; hint: MessageKey }[] = [
  { mode: 'merge', text: 'mergeMode', hint: 'mergeHint' },
  { mode: 'replace', text: 'replaceMode', hint: 'replaceHint' },
];

interface ImportModeChoiceProps {
  readonly mode: ImportMode;
  onChange(mode: ImportMode): void;
}

export function ImportModeChoice({ mode: chosen, onChange }: ImportModeChoiceProps) {
  return (
    <fieldset class="choice">
      <legend>{t('importHow')}</legend>
      {modes.map(({ mode, text, hint }) => (
        <label key={mode}>
          <input type="radio" name="import-mode" checked={mode === chosen} onChange={() => onChange(mode)} />
          <span>
            {t(text)} <span class="muted">– {t(hint)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
