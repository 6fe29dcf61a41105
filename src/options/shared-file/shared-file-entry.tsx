import { requestHosts } from '../../browser/api/host-permissions';
import { plural, t, translate } from '../../browser/api/translate';
import type { KnownFile } from '../../browser/store/known-files';
import type { Connection } from '../../core/configuration/connection';
import { describeSharedProblem } from '../../core/explain/describe-shared-problem';
import { hostName, hostOf } from '../../core/hosts/wanted-hosts';
import { type SharedFileProblem, takeAll } from '../../core/store/shared-file';
import { ProblemList } from '../../ui/problem-list';
import { ManagedMark } from '../managed/managed-mark';
import { SharedReview } from './shared-review';

interface SharedFileEntryProps {
  readonly file: KnownFile;
  readonly connections: readonly Connection[];
  onApplied(): void;
}

/** One shared file: its entries in use, its problem, and the changes that wait for the person. */
export function SharedFileEntry({ file, connections, onApplied }: SharedFileEntryProps) {
  const { address, named, state, isAllowed } = file;
  const host = hostOf(address);
  const namedBy = connections.filter(({ id }) => named.some(({ connection }) => connection === id));
  return (
    <li>
      <h3>
        <code class="name">{address}</code>
        {named.some(({ isManaged }) => isManaged) && <ManagedMark />}
      </h3>
      {namedBy.map(({ id, name }) => (
        <p key={id}>{t('sharedForConnection', { name })}</p>
      ))}
      <p class="muted">
        {describeUse(file)} · {describeLastCheck(state.checkedAt)}
      </p>
      {state.problem && <Problem problem={state.problem} />}
      {!isAllowed && (
        <div class="actions">
          <button type="button" class="primary" onClick={() => void requestHosts([host])}>
            {t('sharedAllow', { host: hostName(host) })}
          </button>
        </div>
      )}
      {state.waiting && <SharedReview file={file} waiting={state.waiting} onApplied={onApplied} />}
    </li>
  );
}

/** A host that is not allowed yet is no error: the button next to this text says what to do. */
function Problem({ problem }: { readonly problem: SharedFileProblem }) {
  if (problem.code === 'not-allowed') return <p>{translate(describeSharedProblem(problem))}</p>;
  return (
    <div class="card" role="alert">
      <h4>{t('sharedProblemTitle')}</h4>
      <p>{translate(describeSharedProblem(problem))}</p>
      {problem.code === 'invalid' && <ProblemList problems={problem.problems} translate={translate} />}
      <p>{t('sharedProblemKept')}</p>
    </div>
  );
}

function describeUse({ named, state: { applied } }: KnownFile): string {
  if (!applied) return t('sharedNothing');
  const { connections, profiles } = takeAll(applied, named);
  return t('sharedInUse', {
    connections: plural('managedConnections', connections.length),
    profiles: plural('profileCount', profiles.length),
  });
}

function describeLastCheck(at: number | undefined): string {
  return at === undefined
    ? t('sharedNeverChecked')
    : t('sharedChecked', { time: new Date(at).toLocaleString(t('languageTag')) });
}
