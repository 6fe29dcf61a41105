import { getRecentLaunches, recentLaunches } from '../../browser/launch/recent-launches';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';
import { useLive } from '../../ui/use-live';
import { useSignedIn } from '../connections/use-signed-in';
import { StepList } from './step-list';

interface StartProgressProps {
  /** The profile to begin with, if there is one. */
  readonly profile: Profile | undefined;
  readonly configuration: Configuration;
}

const opened: readonly (string | undefined)[] = ['opened', 'switched', 'waited'];

/** Ticks for what is done on the way to Studio, whichever way the person takes. */
export function StartProgress({ profile, configuration }: StartProgressProps) {
  const launches = useLive(getRecentLaunches, [recentLaunches.onChanged], []) ?? [];
  const signedIn = useSignedIn(profile?.connection ?? '');
  const connection = configuration.connections.find(({ id }) => id === profile?.connection);
  const hasOpened = launches.some(({ outcome }) => opened.includes(outcome));
  return (
    <StepList
      steps={[
        { text: 'setUpHasProfile', isDone: profile !== undefined },
        // Nobody signs in to a connection for guests.
        {
          text: 'setUpSignedIn',
          isDone: signedIn?.person !== undefined || (hasOpened && connection?.signIn.type === 'guest'),
        },
        { text: 'setUpOpened', isDone: hasOpened },
      ]}
    />
  );
}
