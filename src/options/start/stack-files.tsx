import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import {
  formatStackCommands,
  type StackFacts,
  stackConsoleAddress,
  stackParameters,
  templateName,
} from '../../core/cli/stack-commands';
import { Field } from '../../ui/field';

interface StackFilesProps {
  readonly facts: StackFacts;
  /** The commands have been copied, or the console has been opened. */
  onTaken(): void;
}

/** The template, the commands that make a stack of it, and what to enter in the console instead. */
export function StackFiles({ facts, onTaken }: StackFilesProps) {
  const [notice, setNotice] = useState('');
  const commands = formatStackCommands(facts);
  const consoleAddress = stackConsoleAddress(facts.region);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(commands);
      setNotice(t('copied'));
      onTaken();
    } catch {
      setNotice(t('copyRefused'));
    }
  };
  return (
    <>
      <div class="actions">
        <a class="button" href={`/infra/${templateName}`} download={templateName}>
          {t('setUpTemplate')}
        </a>
        <button type="button" class="primary" onClick={() => void copy()}>
          {t('setUpCopyCommands')}
        </button>
        <span role="status" class="muted">
          {notice}
        </span>
      </div>
      <Field label={t('setUpCommands')} hint={t('setUpCommandsHint')}>
        {attributes => <textarea {...attributes} class="code" readOnly rows={8} spellcheck={false} value={commands} />}
      </Field>
      <details>
        <summary>{t('setUpConsole')}</summary>
        <p>{t('setUpConsoleHint')}</p>
        <dl class="facts">
          {Object.entries(stackParameters(facts)).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
        {consoleAddress && (
          <p>
            <a href={consoleAddress} target="_blank" rel="noreferrer" onClick={onTaken}>
              {t('setUpOpenConsole')}
            </a>
          </p>
        )}
      </details>
    </>
  );
}
