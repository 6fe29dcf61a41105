import { useMemo, useState } from 'preact/hooks';
import { plural, t, translate } from '../../browser/api/translate';
import { describeSaveError } from '../../browser/store/edit-configuration';
import { findMissing, withAnswers } from '../../core/at-hand/make-profiles';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import { addChosen, findTemplates, indexExisting } from '../../core/discovery/choose';
import { findChoices } from '../../core/discovery/rows';
import { buildTree, type TreeNode } from '../../core/discovery/tree';
import { FieldsRevealed } from '../../ui/field';
import { addProfiles } from '../shared/add-profiles';
import { FormEnd } from '../shared/form-end';
import { SearchField } from '../shared/search-field';
import { useEdits } from '../shared/use-announced-edits';
import { findAnswerProblem, MissingFields } from '../transfer/missing-fields';
import { DeniedNotices } from './denied-notices';
import { DiscoveryTree } from './discovery-tree';
import { ReadingStatus, ReadingTrouble } from './reading-status';
import { useReading } from './use-reading';
import { useResolvedNames } from './use-resolved-names';

interface ChoosePlacesProps {
  readonly configuration: Configuration;
  readonly connection: Connection;
  readonly region: string;
  /** How long to wait before anything is asked, in milliseconds. */
  readonly waitsFor: number;
  onClose(): void;
}

/** What AWS lists in a region, to choose from. Nothing is chosen unless there is one thing alone. */
export function ChoosePlaces({ configuration, connection, region, waitsFor, onClose }: ChoosePlacesProps) {
  const edits = useEdits();
  const names = useMemo(() => findTemplates(configuration, connection), []);
  const live = useReading({ connectionId: connection.id, region, names, waitsFor });
  const { reading } = live;
  const resolved = useResolvedNames(connection.id, names, reading.state !== 'signed-out');
  const [filter, setFilter] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [isRevealed, setRevealed] = useState(false);
  const [error, setError] = useState('');

  const nodes = useMemo(() => buildTree(reading.found, region), [reading.found]);
  const choices = useMemo(() => findChoices(nodes), [nodes]);
  const findKnown = useMemo(() => indexExisting(configuration, resolved), [configuration, resolved]);
  const isKnown = ({ target }: TreeNode) =>
    target !== undefined && findKnown(withAnswers(target, answers), connection) !== undefined;
  const [only] = choices;
  const isOnly = reading.state === 'over' && choices.length === 1;
  const chosen = picked ?? new Set(isOnly && only ? [only.key] : []);
  const targets = choices.flatMap(node => (node.target && chosen.has(node.key) && !isKnown(node) ? [node.target] : []));
  const missing = findMissing(targets);
  const choose = ({ key }: TreeNode) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setPicked(next);
  };
  const add = async () => {
    if (missing.some(([field]) => findAnswerProblem(field, answers[field] ?? '') !== undefined)) {
      return setRevealed(true);
    }
    try {
      const { added, takeBack } = await addProfiles(current =>
        addChosen(targets, answers, connection, current, resolved),
      );
      const undo = async () => {
        await takeBack();
        edits.announce(t('broughtBack'));
      };
      edits.announce(plural('addedProfiles', added.length), { undo });
      onClose();
    } catch (reason) {
      setError(translate(describeSaveError(reason)));
    }
  };

  const isEmpty = reading.state === 'over' && nodes.length === 0 && reading.denied.size === 0;
  const hasOther = nodes.some(({ mode }) => mode === 'identityCenter' || mode === 'unified');
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="modal-body">
        <ReadingTrouble connectionId={connection.id} reading={reading} goOn={live.goOn} />
        {(nodes.length > 0 || reading.state === 'asking') && (
          <>
            <SearchField label={t('chooseFilter')} value={filter} onInput={setFilter} />
            <DiscoveryTree nodes={nodes} filter={filter} chosen={chosen} isKnown={isKnown} onChoose={choose} />
          </>
        )}
        {isEmpty && <p>{t('awsListNothing')}</p>}
        <ReadingStatus {...live} />
        {hasOther && <p class="muted">{t('awsListElsewhere')}</p>}
        {reading.repeated.length > 0 && <p role="status">{t('awsListRepeated')}</p>}
        <DeniedNotices denied={reading.denied} />
        <FieldsRevealed.Provider value={isRevealed}>
          <MissingFields missing={missing} answers={answers} onChange={setAnswers} />
        </FieldsRevealed.Provider>
      </div>
      <FormEnd error={error}>
        <div class="actions">
          <button type="submit" class="primary" disabled={targets.length === 0}>
            {plural('addProfiles', targets.length)}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </FormEnd>
    </form>
  );
}
