import { useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { findMissing, indexKnown, makeProfiles, withAnswers } from '../../core/at-hand/make-profiles';
import type { ReadTargets } from '../../core/at-hand/target';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { message } from '../../core/words/message';
import { FieldsRevealed } from '../../ui/field';
import { FieldSelect } from '../../ui/field-select';
import { ChangesPreview } from './changes-preview';
import { DroppedSecrets } from './dropped-secrets';
import { ImportNotes } from './import-notes';
import { findAnswerProblem, MissingFields } from './missing-fields';
import { TargetList } from './target-list';

interface TargetsPreviewProps {
  readonly current: Configuration;
  readonly read: Extract<ReadTargets, { ok: true }>;
  /** The connection, where only one can be meant. */
  readonly connection: Connection | undefined;
  onAdd(make: (current: Configuration) => readonly Profile[]): Promise<void>;
  onClose(): void;
}

/** The places that a text names, to choose from. What the text does not say is asked once for all of them. */
export function TargetsPreview({ current, read, connection: only, onAdd, onClose }: TargetsPreviewProps) {
  const { connections } = current;
  const [connectionId, setConnectionId] = useState(only?.id ?? '');
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [isRevealed, setRevealed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const findKnown = useMemo(() => indexKnown(current), [current]);

  if (connections.length === 0) return <p role="alert">{t('cliNeedsConnection')}</p>;
  const connection = connections.find(({ id }) => id === connectionId);
  const filled = read.targets.map(target => withAnswers(target, answers));
  const known = filled.map(target => (connection ? findKnown(target, connection) : undefined));
  const fresh = filled.flatMap((target, index) => (known[index] ? [] : [{ target, index }]));
  const chosen = fresh.filter(({ index }) => !left.has(index));
  const missing = findMissing(chosen.map(({ index }) => read.targets[index]).filter(target => target !== undefined));
  const isComplete = missing.every(([field]) => findAnswerProblem(field, answers[field] ?? '') === undefined);
  const make = (configuration: Configuration) =>
    connection
      ? makeProfiles(
          chosen.map(({ target }) => target),
          connection,
          configuration,
        )
      : [];
  const profiles = make(current);
  const names = known.flatMap(profile => (profile ? [profile.name] : []));
  const existing =
    names.length > 0 ? [message('noteExists', { names: [...new Set(names)].slice(0, 10).join(', ') })] : [];

  const submit = async () => {
    if (!connection || !isComplete || chosen.length === 0) {
      setRevealed(true);
      // Once the fields have drawn themselves as invalid.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    await onAdd(make);
    setBusy(false);
  };

  return (
    <form
      ref={form}
      class="preview form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3>{t('preview')}</h3>
      <DroppedSecrets dropped={read.dropped} />
      <ImportNotes notes={[...existing, ...read.notes]} />
      {fresh.length === 0 ? (
        <p role="status">{t('importNothingNew')}</p>
      ) : (
        <FieldsRevealed.Provider value={isRevealed}>
          {connections.length > 1 && (
            <FieldSelect
              label={t('connection')}
              value={connectionId}
              options={[
                ...(connectionId ? [] : [{ value: '', text: t('chooseConnection') }]),
                ...connections.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              problem={connection ? undefined : t('problemNoConnection')}
              onChange={setConnectionId}
            />
          )}
          <MissingFields missing={missing} answers={answers} onChange={setAnswers} />
          <TargetList targets={fresh} left={left} onChange={setLeft} />
          {isRevealed && chosen.length === 0 && <p class="problem">{t('chooseSome')}</p>}
        </FieldsRevealed.Provider>
      )}
      {connection && isComplete && profiles.length > 0 && (
        <ChangesPreview
          before={{ connections: [], profiles: [] }}
          after={{ connections: [], profiles }}
          named={{ connections: [connection], profiles }}
          aboutHosts={t('previewHosts')}
        />
      )}
      <div class="actions">
        {fresh.length > 0 && (
          <button type="submit" class="primary" disabled={isBusy}>
            {t('import')}
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
