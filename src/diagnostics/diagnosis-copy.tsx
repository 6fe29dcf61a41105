import { useState } from 'preact/hooks';
import { findEnvironment } from '../browser/api/find-environment';
import { t } from '../browser/api/translate';
import { type Diagnosis, type DiagnosisTarget, findResult } from '../core/diagnose/diagnosis';
import { diagnosisText } from '../core/diagnose/diagnosis-text';
import type { MessageKey } from '../core/words/message';
import { CopyableBlock } from '../ui/copyable-block';

interface DiagnosisCopyProps extends DiagnosisTarget {
  readonly diagnosis: Diagnosis;
}

/** All information that a ticket needs, shown before the person copies it. */
export function DiagnosisCopy({ diagnosis, ...target }: DiagnosisCopyProps) {
  const [last, setLast] = useState<{ readonly text: string; readonly notice: MessageKey }>();
  const text = diagnosisText(diagnosis, target, findEnvironment());
  const copy = async () => {
    const notice = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'copyRefused' as const,
    );
    setLast({ text, notice });
  };
  return (
    <CopyableBlock
      label={t('diagnosticsTicket')}
      text={text}
      copyLabel={t('diagnosticsCopy')}
      foldLabel={findResult(diagnosis, 'failed', 'interrupted') ? undefined : t('diagnosticsShow')}
      notice={last?.text === text ? t(last.notice) : t('diagnosticsTicketHint')}
      onCopy={() => void copy()}
    />
  );
}
