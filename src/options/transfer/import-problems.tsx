import { t, translate } from '../../browser/api/translate';
import type { Problem } from '../../core/words/describe-issue';

interface ImportProblemsProps {
  /** Whether a file or a pasted text was read. */
  readonly source: 'file' | 'text';
  readonly problems: readonly Problem[];
}

export function ImportProblems({ source, problems }: ImportProblemsProps) {
  return (
    <div role="alert" class="card">
      <h3>{t(source === 'file' ? 'importRefusedFile' : 'importRefusedText')}</h3>
      <ul>
        {problems.map(({ path, expected, found }, index) => (
          <li key={index}>
            {path && <code>{translate(path)}</code>} {t('importProblem', { expected, found })}
          </li>
        ))}
      </ul>
    </div>
  );
}
