import { type Explanation, explainFailure } from '../core/explain-failure';
import type { Failure } from '../core/launch-outcome';

export interface OutcomeCardProps {
  readonly failure: Failure;
  onRemedy(remedy: Explanation['remedy']): void;
  onDismiss?(): void;
}

/** Why it could not go on, and the button that does something about it. */
export function OutcomeCard({ failure, onRemedy, onDismiss }: OutcomeCardProps) {
  const { title, cause, remedy, details } = explainFailure(failure);
  return (
    <section class="card" role="alert">
      <h2>{title}</h2>
      <p>{cause}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => onRemedy(remedy)}>
          {remedy.label}
        </button>
        {onDismiss && (
          <button type="button" onClick={onDismiss}>
            Dismiss
          </button>
        )}
      </div>
      <details>
        <summary>Details</summary>
        <ul>
          {details.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
