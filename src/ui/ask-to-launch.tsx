import { t } from '../browser/api/translate';
import { LaunchFacts, type LaunchFactsProps } from './launch-facts';
import { useAwake } from './use-awake';

interface AskToLaunchProps extends LaunchFactsProps {
  readonly title: string;
  readonly text: string;
  onLaunch(): void;
}

/** Shows a launch that somebody else asks for. Only a deliberate click launches it. */
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
          // A key that was already held down when this page came to the front is not an answer.
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
