import type { Problem } from '../core/words/describe-issue';
import { message, type Translate } from '../core/words/message';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly translate: Translate;
}

/** Lists the problems of a text from elsewhere, such as an address or a link, each with its place. */
export function ProblemList({ problems, translate }: ProblemListProps) {
  return (
    <ul>
      {problems.map(({ path, expected, found }, index) => (
        <li key={index} dir="auto">
          {path && <code>{translate(path)}</code>}{' '}
          {translate(message('importProblem', { expected, found: found || message('foundNothing') }))}
        </li>
      ))}
    </ul>
  );
}
