import { t } from '../browser/api/translate';
import { LaunchFacts, type LaunchFactsProps } from './launch-facts';
import { useAwake } from './use-awake';

interface AskToLaunchProps extends LaunchFactsProps {
  readonly title: string;
  readonly text: string;
  onLaunch(): void;
}

/** Shows what somebody else asks to launch, and launches it by nothing but a deliberate click. */
export function AskToLaunch({ title, text, onLaunch, ...facts }: AskToLaunchProps) {
  const isAwake = useAwake();
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      <LaunchFacts {...facts} />
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={!isAwake}
          aria-describedby="asleep"
          onClick={() => isAwake && onLaunch()}
          // A key that was held down when this page came to the front is no answer to it.
          onKeyDown={event => event.repeat && event.preventDefault()}
        >
          {t('launchNow')}
        </button>
      </div>
      <p id="asleep" class="muted">
        {!isAwake && t('linkAsleep')}
      </p>
    </>
  );
}
