import type { ComponentChildren } from 'preact';
import { t } from '../browser/api/translate';
import { useAwake } from './use-awake';

interface DeliberateActionProps {
  readonly label: string;
  /** Called within the click, as the browser wants it for a prompt. */
  onAct(): void;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** A button for what somebody else asks for: it works for a person who has seen the page for a moment. */
export function DeliberateAction({ label, onAct, children }: DeliberateActionProps) {
  const isAwake = useAwake();
  return (
    <>
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={!isAwake}
          aria-describedby="asleep"
          onClick={() => isAwake && onAct()}
          // A key that was already held down when this page came to the front is not an answer.
          onKeyDown={event => event.repeat && event.preventDefault()}
        >
          {label}
        </button>
        {children}
      </div>
      <p id="asleep" class="muted">
        {!isAwake && t('linkAsleep')}
      </p>
    </>
  );
}
