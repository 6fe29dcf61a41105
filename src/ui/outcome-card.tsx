import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { briefCause } from '../core/explain/brief-cause';
import { type Explanation, explainFailure } from '../core/explain/explain-failure';
import { severityOf } from '../core/explain/severity';
import type { Failure } from '../core/failure/launch-outcome';
import { type MessageKey, message, type Translate } from '../core/words/message';
import { Icon } from './icon';

export interface OutcomeCardProps {
  readonly failure: Failure;
  readonly translate: Translate;
  onRemedy(remedy: Explanation['remedy']): void;
  /** What failed, by its name. */
  readonly subject?: string | undefined;
  /** Whether the details are shown at once, where there is room for them. */
  readonly isOpen?: boolean;
  /** The name of the person who was signed in, if known. */
  readonly person?: string | undefined;
  /** Opens a page with the details. With it, the card is brief. Without it, the details are part of the card. */
  readonly onDetails?: (() => void) | undefined;
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
export function OutcomeCard({ failure, translate, isOpen = false, subject, person, ...on }: OutcomeCardProps) {
  const { onRemedy, onDetails, onDismiss } = on;
  const explanation = explainFailure(failure, person);
  const { title, cause, remedy, alternative } = explanation;
  return (
    <section class="card" role="alert" data-severity={severityOf(failure)}>
      {subject && (
        <p class="subject" dir="auto">
          {subject}
        </p>
      )}
      <h2>{translate(title)}</h2>
      <p>{onDetails ? briefCause(explanation, translate) : translate(cause)}</p>
      {!onDetails && <Address failure={failure} translate={translate} />}
      {!onDetails && <Quota failure={failure} translate={translate} />}
      <div class="actions">
        <button type="button" class="primary" onClick={() => onRemedy(remedy)}>
          {translate(message(remedy.label))}
        </button>
        {alternative && (
          <button type="button" onClick={() => onRemedy(alternative)}>
            {translate(message(alternative.label))}
          </button>
        )}
        {onDetails && (
          <button type="button" onClick={onDetails}>
            {translate(message('details'))}
          </button>
        )}
      </div>
      {onDismiss && (
        <button
          type="button"
          class="icon-button"
          aria-label={translate(message('dismiss'))}
          title={translate(message('dismiss'))}
          onClick={onDismiss}
        >
          <Icon node={X} />
        </button>
      )}
      {!onDetails && <Details failure={failure} translate={translate} isOpen={isOpen} />}
    </section>
  );
}

type PartProps = Pick<OutcomeCardProps, 'failure' | 'translate'>;

/** The address that has to be registered, if that is what is missing. */
function Address({ failure, translate }: PartProps) {
  const { address } = explainFailure(failure);
  if (!address) return null;
  return (
    <>
      <p>
        {translate(message('addressToRegister'))}: <code>{address}</code>
      </p>
      <CopyButton label="copyAddress" text={address} translate={translate} />
    </>
  );
}

/** Where an administrator raises the quota that is used up. AWS's list is searched by the quota's name. */
function Quota({ failure, translate }: PartProps) {
  const { quota } = explainFailure(failure);
  if (!quota) return null;
  return (
    <>
      <p>
        <a href={quota.list} target="_blank" rel="noreferrer">
          {translate(message('openQuotas'))}
        </a>
      </p>
      {quota.name && <CopyButton label="copyName" text={quota.name} translate={translate} />}
    </>
  );
}

/** What a ticket needs, and the IAM statement to hand to an administrator. */
function Details({ failure, translate, isOpen }: PartProps & { readonly isOpen: boolean }) {
  const { details, statement } = explainFailure(failure);
  return (
    <details open={isOpen}>
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
      <CopyButton label="copyDetails" text={[...details, statement].filter(Boolean).join('\n')} translate={translate} />
    </details>
  );
}
