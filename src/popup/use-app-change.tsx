import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../browser/api/messaging';
import { t } from '../browser/api/translate';
import type { Profile } from '../core/configuration/profile';
import type { Remedy } from '../core/explain/explain-failure';
import type { Failure } from '../core/failure/launch-outcome';
import type { ShownState } from '../core/protocol';
import type { AppChange } from './row-actions';
import type { States } from './use-states';

interface AppChangePorts {
  readonly states: States;
  readonly windowId: number | undefined;
  tell(profileId: string, state: ShownState): void;
  notify(text: string): void;
  onRemedy(profile: Profile, remedy: Remedy): void;
}

interface Asking {
  readonly profile: Profile;
  readonly change: AppChange;
  readonly failure?: Failure;
}

/** What the menu of a row does about what the profile opens, and the dialog for it, which is loaded when it is needed. */
export function useAppChange({ states, windowId, tell, notify, onRemedy }: AppChangePorts) {
  const [asking, setAsking] = useState<Asking>();
  const [loaded, setLoaded] = useState<typeof import('./app-dialog')>();
  const ask = async (next: Asking) => {
    setLoaded(await import('./app-dialog'));
    setAsking(next);
  };
  const start = async (profile: Profile) => {
    const { id, name } = profile;
    notify(t('startRequested', { name }));
    const interrupted = () => ({ result: 'failed', failure: { code: 'interrupted' } }) as const;
    const outcome = await send('startApp', { profileId: id }).catch(interrupted);
    if (outcome.result === 'failed') return await ask({ profile, change: 'start', failure: outcome.failure });
    tell(id, outcome.state);
    notify(noticeOf(outcome.state, name));
  };
  const change = (profile: Profile, wanted: AppChange) =>
    void (wanted === 'start' ? start(profile) : ask({ profile, change: wanted }));
  const dialog: ComponentChildren = asking && loaded && (
    <loaded.AppDialog
      key={`${asking.change} ${asking.profile.id}`}
      {...asking}
      failure={asking.failure}
      state={states.get(asking.profile.id)}
      windowId={windowId}
      onDone={state => {
        tell(asking.profile.id, state);
        notify(noticeOf(state, asking.profile.name));
      }}
      onRemedy={remedy => onRemedy(asking.profile, remedy)}
      onClose={() => setAsking(undefined)}
    />
  );
  return { change, dialog };
}

function noticeOf({ state }: ShownState, name: string): string {
  if (state === 'running') return t('runsAlready', { name });
  if (state === 'starting') return t('startBegun', { name });
  return t(state === 'stopping' ? 'stopBegun' : 'stoppedAlready', { name });
}
