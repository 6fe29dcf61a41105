import { useMemo, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { encodePolicy } from '../../core/policy/encode-policy';
import { flattenPolicy, makePolicy, type PolicySettings } from '../../core/policy/policy';
import type { PolicyTarget } from '../../core/policy/policy-target';
import { writePolicy } from '../../core/policy/write-policy';
import type { MessageKey } from '../../core/words/message';
import { findTooLong } from '../../core/words/text-limits';
import { downloadText } from '../shared/download-text';

interface PolicyFilePreviewProps {
  readonly configuration: Configuration;
  readonly settings: PolicySettings;
  readonly target: PolicyTarget;
}

/** Where the policy's file goes, buttons that save and copy it, and its text. */
export function PolicyFilePreview({ configuration, settings, target }: PolicyFilePreviewProps) {
  const [isOpen, setOpen] = useState(false);
  const [notice, setNotice] = useState('');
  // The page draws this at each step of an import of thousands of profiles, too.
  const file = useMemo(
    () => writePolicy(makePolicy(configuration, settings), target),
    [configuration, JSON.stringify([settings, target])],
  );
  const isTooLong = useMemo(
    () => findTooLong(String(flattenPolicy({ configuration }).configurationJson)) !== undefined,
    [configuration],
  );
  const words = placeWords(target);
  if (words === 'policyPlaceKey' && isTooLong) {
    return (
      <p class="warning" role="status">
        {t('policyTooLong')}
      </p>
    );
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.text);
      setNotice(t('copied'));
    } catch {
      setNotice(t('copyRefused'));
    }
  };
  return (
    <>
      <p>
        {t(words)} <code>{file.place}</code>
      </p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => downloadText(encodePolicy(file), file.name, 'application/octet-stream')}
        >
          {t('downloadPolicy')}
        </button>
        <button type="button" onClick={() => void copy()}>
          {t('copyPolicy')}
        </button>
        <span role="status" class="muted">
          {notice}
        </span>
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('policyPreview')}</summary>
        {isOpen && (
          <textarea
            class="code policy"
            aria-label={t('policyPreview')}
            readOnly
            rows={14}
            spellcheck={false}
            value={file.text}
          />
        )}
      </details>
    </>
  );
}

function placeWords({ browser, system }: PolicyTarget) {
  if (browser === 'firefox' || system === 'linux') return 'policyPlaceFile' satisfies MessageKey;
  return system === 'windows' ? 'policyPlaceKey' : 'policyPlaceDomain';
}
