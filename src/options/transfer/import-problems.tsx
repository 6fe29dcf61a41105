import { t, translate } from '../../browser/api/translate';
import type { Advice } from '../../core/at-hand/advice';
import { exampleDocument } from './example-document';
import { type PlacedProblem, problemsShown } from './read-import';

interface ImportProblemsProps {
  /** Whether a file or a pasted text was read. */
  readonly source: 'file' | 'text';
  readonly problems: readonly (PlacedProblem | Advice)[];
}

/** Says that nothing was imported and why, problem by problem, and shows what a file looks like. */
export function ImportProblems({ source, problems }: ImportProblemsProps) {
  return (
    <div role="alert" class="card">
      <h3>{t(source === 'file' ? 'importRefusedFile' : 'importRefusedText')}</h3>
      <p>{t('importFix')}</p>
      <ul class="names">
        {problems.slice(0, problemsShown).map((problem, index) => (
          <li key={index} dir="auto">
            {'advice' in problem ? <AdvisedProblem {...problem} /> : <ImportProblem {...problem} />}
          </li>
        ))}
        {problems.length > problemsShown && <li>{t('andMore', { count: problems.length - problemsShown })}</li>}
      </ul>
      <details>
        <summary>{t('showExample')}</summary>
        <pre>{exampleDocument}</pre>
      </details>
    </div>
  );
}

function ImportProblem({ path, place, expected, found }: PlacedProblem) {
  const isMissing = typeof found === 'object' && found.key === 'foundNothing';
  return (
    <>
      {path && <code>{translate(path)}</code>} {place && `(${translate(place)})`}{' '}
      {isMissing ? t('importMissing', { expected }) : t('importProblem', { expected, found })}
    </>
  );
}

function AdvisedProblem({ path, place, advice }: Advice) {
  return (
    <>
      {path && <code>{translate(path)}</code>} {place && `(${translate(place)})`} {translate(advice)}
    </>
  );
}
