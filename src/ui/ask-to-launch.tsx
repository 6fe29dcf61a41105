import { t } from '../browser/api/translate';
import { DeliberateAction } from './deliberate-action';
import { LaunchFacts, type LaunchFactsProps } from './launch-facts';

interface AskToLaunchProps extends LaunchFactsProps {
  readonly title: string;
  readonly text: string;
  onLaunch(): void;
}

/** Shows a launch that somebody else asks for. Only a deliberate click launches it. */
export function AskToLaunch({ title, text, onLaunch, ...facts }: AskToLaunchProps) {
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      <LaunchFacts {...facts} />
      <DeliberateAction label={t('launchNow')} onAct={onLaunch} />
    </>
  );
}
