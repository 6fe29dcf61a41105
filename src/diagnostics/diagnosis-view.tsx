import { useRef } from 'preact/hooks';
import { t } from '../browser/api/translate';
import { findResult } from '../core/diagnose/diagnosis';
import { FieldSelect } from '../ui/field-select';
import { DiagnosisCopy } from './diagnosis-copy';
import { describeDiagnosis, noteOf, stepName } from './diagnosis-words';
import { StepEntry } from './step-entry';
import { useDiagnosis } from './use-diagnosis';
import type { FoundTarget } from './use-target';

/** A connection, the button that checks it, and how far each step is. */
export function DiagnosisView(target: FoundTarget) {
  const { connection, profiles } = target;
  const view = useDiagnosis(target);
  const runButton = useRef<HTMLButtonElement>(null);
  if (!view) return null;
  const { diagnosis, phase, profile } = view;
  const hasCard = phase === 'ended' && findResult(diagnosis, 'failed') !== undefined;
  const asked = profiles.find(({ id }) => id === diagnosis.profileId);
  return (
    <>
      <div>
        <p class="connection">
          <bdi>{connection.name}</bdi>
        </p>
        <p class="muted">
          {connection.region} · {connection.signIn.type === 'oidc' ? connection.signIn.issuer : t('guestShort')}
        </p>
      </div>
      <p>{t('diagnosticsText')}</p>
      {profiles.length > 1 && (
        <FieldSelect
          label={t('diagnosticsProfile')}
          value={profile?.id ?? ''}
          options={profiles.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={view.choose}
        />
      )}
      {profiles.length === 0 && <p class="muted">{t('diagnosticsNoProfile')}</p>}
      <div class="actions">
        {/* Not `disabled` while the diagnosis runs: the button would lose the focus. */}
        <button
          ref={runButton}
          type="button"
          // The card of the step that failed has the one thing to do.
          class={hasCard ? undefined : 'primary'}
          aria-disabled={phase === 'running'}
          onClick={() => phase !== 'running' && view.run()}
        >
          {t(phase === 'idle' ? 'diagnosticsRun' : 'diagnosticsAgain')}
        </button>
      </div>
      <p role="status">{describeDiagnosis(diagnosis, phase, asked)}</p>
      <ol class="steps">
        {diagnosis.results.map(result => (
          <StepEntry
            key={result.step}
            result={result}
            name={stepName(result.step, asked)}
            note={noteOf(result.step, diagnosis)}
            onRemedy={chosen => {
              view.remedy(chosen, result.step);
              // A remedy runs the diagnosis again, which removes the card with the focused button.
              if (chosen.type !== 'open-options') runButton.current?.focus();
            }}
          />
        ))}
      </ol>
      {phase === 'ended' && <DiagnosisCopy diagnosis={diagnosis} connection={connection} profile={asked} />}
    </>
  );
}
