import { useEffect, useState } from 'preact/hooks';
import { requestContainers } from '../../browser/container-permission';
import { onHostsChanged, requestHosts } from '../../browser/host-permissions';
import { getLaunchHosts } from '../../browser/launch-hosts';
import { send } from '../../browser/messages';
import { getWindowId } from '../../browser/pages';
import { onProviderDiscovered } from '../../browser/session-items';
import { findLatestLaunchOf, onLaunchesChanged, settleLaunch } from '../../browser/watch-launches';
import type { Connection } from '../../core/connection';
import type { Remedy, RetryChanges } from '../../core/explain-failure';
import type { Failure, LaunchOutcome } from '../../core/launch-outcome';
import { triedProfileId } from '../../core/launch-request';
import { type LaunchStep, launchSteps } from '../../core/launch-state';
import type { Profile } from '../../core/profile';
import { useLive } from '../../ui/use-live';

/** A launch of what is on the screen, without saving it. */
export interface Try {
  /** Where it is, while it is under way. */
  readonly step: LaunchStep | undefined;
  readonly isOpened: boolean;
  readonly failure: Failure | undefined;
  start(): void;
  remedy(chosen: Remedy): void;
  dismiss(): void;
}

/** `connection` is that of the profile, once the profile is valid. */
export function useTry(profile: Profile, connection: Connection | undefined): Try {
  const hosts = useLive(
    async () => connection && (await getLaunchHosts(connection, profile)),
    [onHostsChanged, callback => (connection ? onProviderDiscovered(connection, callback) : () => {})],
    [connection, profile.region, profile.type],
  );
  const stored = useLive(() => findLatestLaunchOf(triedProfileId), [onLaunchesChanged], []);
  const [since, setSince] = useState(Number.POSITIVE_INFINITY);
  const [answer, setAnswer] = useState<LaunchOutcome>();
  const [waiting, setWaiting] = useState(false);

  // A try of before this one is none of ours; one that is still under way has no end yet.
  const state = stored && (stored.endedAt ?? Date.now()) >= since ? stored : undefined;
  const outcome = state ? state.outcome : answer;
  const step = outcome && !waiting ? undefined : (state?.step ?? (waiting ? launchSteps[0] : undefined));
  const flying = state && !state.outcome ? state.flight : undefined;
  useEffect(() => {
    if (flying !== undefined) void settleLaunch(flying);
  }, [flying]);

  const start = (extraHosts: readonly string[] = [], changes: RetryChanges = {}) => {
    if (step) return;
    const { missing = [], wanted = [] } = hosts ?? {};
    const lacking = [...new Set([...missing, ...extraHosts])];
    // First of all, or the browser no longer sees the click.
    const allowed = lacking.length > 0 ? requestHosts([...new Set([...wanted, ...lacking])]) : Promise.resolve(true);
    setSince(Date.now());
    setWaiting(true);
    void launch(profile, allowed, lacking, changes).then(ended => {
      setAnswer(ended);
      setWaiting(false);
    });
  };
  const dismiss = () => {
    setSince(Number.POSITIVE_INFINITY);
    setAnswer(undefined);
  };
  const remedy = (chosen: Remedy) => {
    if (chosen.type === 'open-options') dismiss();
    else if (chosen.type === 'sign-in-as-other') {
      setWaiting(true);
      void send('signOut', { connectionId: profile.connection }).then(
        () => start(),
        () => start(),
      );
    } else if (chosen.type === 'allow-containers') {
      const next = () => start();
      void requestContainers().then(next, next);
    } else if (chosen.type === 'try-again') start([], chosen.changes);
    else start(chosen.type === 'allow-hosts' ? chosen.hosts : []);
  };
  return {
    step,
    isOpened: !step && outcome?.result === 'opened',
    failure: !step && outcome?.result === 'failed' ? outcome.failure : undefined,
    start: () => start(),
    remedy,
    dismiss,
  };
}

async function launch(
  profile: Profile,
  allowed: Promise<boolean>,
  hosts: string[],
  changes: RetryChanges,
): Promise<LaunchOutcome> {
  // Not asked for without them: the worker would take it up again later, whatever is on the screen by then.
  if (!(await allowed.catch(() => false))) return { result: 'failed', failure: { code: 'hosts-not-allowed', hosts } };
  const windowId = await getWindowId();
  // Not in the current tab: that is this page, with what has not been saved.
  const openIn = profile.openIn === 'currentTab' ? 'newTab' : profile.openIn;
  // Without an answer the worker was stopped; where it got as far as to write a state, that tells more.
  return await send('launch', { profileId: triedProfileId, profile, windowId, openIn, ...changes }).catch(() => ({
    result: 'failed',
    failure: { code: 'interrupted' },
  }));
}
