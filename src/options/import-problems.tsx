import type { ConfigurationProblem } from '../core/configuration';

interface ImportProblemsProps {
  /** What was read: `file` or `text`. */
  readonly source: 'file' | 'text';
  readonly problems: readonly ConfigurationProblem[];
}

export function ImportProblems({ source, problems }: ImportProblemsProps) {
  return (
    <div role="alert" class="card">
      <h3>This {source} cannot be imported</h3>
      <ul>
        {problems.map(({ path, expected, found }) => (
          <li key={path}>
            {path && <code>{path}</code>} Expected {expected}; found {found}.
          </li>
        ))}
      </ul>
    </div>
  );
}
