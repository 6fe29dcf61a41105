import { useState } from 'preact/hooks';
import { type Explanation, explainFailure } from '../core/explain/explain-failure';
import type { Failure } from '../core/failure/launch-outcome';
import { type MessageKey, message, type Translate } from '../core/words/message';

export interface OutcomeCardProps {
  readonly failure: Failure;
  readonly translate: Translate;
  onRemedy(remedy: Explanation['remedy']): void;
  onDismiss?(): void;
}

interface CopyProps {
  readonly label: MessageKey;
  readonly text: string;
  readonly translate: Translate;
}

/** Copies a text for a ticket or an administrator. The text contains no secret. */
function CopyButton({ label, text, translate }: CopyProps) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div class="actions">
      <button type="button" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
        {translate({ key: label })}
      </button>
      <span role="status">{isCopied && translate(message('copied'))}</span>
    </div>
  );
}

/** Says why something failed, with a button for each remedy. */
export function OutcomeCard({ failure, translate, onRemedy, onDismiss }: OutcomeCardProps) {
  const { title, cause, remedy, alternative, address, details, statement } = explainFailure(failure);
  return (
    <section class="card" role="alert">
      <h2>{translate(title)}</h2>
      <p>{translate(cause)}</p>
      {address && (
        <>
          <p>
            {translate(message('addressToRegister'))}: <code>{address}</code>
          </p>
          <CopyButton label="copyAddress" text={address} translate={translate} />
        </>
      )}
      <div class="actions">
        <button type="button" class="primary" onClick={() => onRemedy(remedy)}>
          {translate(message(remedy.label))}
        </button>
        {alternative && (
          <button type="button" onClick={() => onRemedy(alternative)}>
            {translate(message(alternative.label))}
          </button>
        )}
        {onDismiss && (
          <button type="button" onClick={onDismiss}>
            {translate(message('dismiss'))}
          </button>
        )}
      </div>
      <details>
        <summary>{translate(message('details'))}</summary>
        <ul>
          {details.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {statement && (
          <>
            <p>{translate(message('iamStatement'))}</p>
            <pre>{statement}</pre>
          </>
        )}
        <CopyButton
          label="copyDetails"
          text={[...details, statement].filter(Boolean).join('\n')}
          translate={translate}
        />
      </details>
    </section>
  );
}
