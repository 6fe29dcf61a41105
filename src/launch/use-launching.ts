import { useEffect, useState } from 'preact/hooks';
import { findLaunch, onConfigurationChanged } from '../browser/configuration-store';
import { requestContainers } from '../browser/container-permission';
import { onHostsChanged, requestHosts } from '../browser/host-permissions';
import { getLaunchHosts } from '../browser/launch-hosts';
import { findLaunchState } from '../browser/launch-states';
import { send } from '../browser/messages';
import { getOwnTab, openOptionsPage } from '../browser/pages';
import { cancelLaunch, onLaunchesChanged, settleLaunch } from '../browser/watch-launches';
import type { Remedy, RetryChanges } from '../core/explain-failure';
import { flightOf, isOfStored, type LaunchRequest } from '../core/launch-request';
import type { Profile } from '../core/profile';
import { useLive } from '../ui/use-live';
import { type LaunchPhase, launchPhase } from './launch-phase';
import type { PageRequest } from './page-request';
import { isNewVisit, markVisited } from './visit';

export type LaunchingProps = Omit<Extract<PageRequest, { type: 'launch' }>, 'type'>;

export interface LaunchingView {
  readonly phase: LaunchPhase;
  /** `undefined` where there is none (any more). */
  readonly profile: Profile | undefined;
  launch(): void;
  cancel(): void;
  remedy(chosen: Remedy): void;
}

/** Launches in this tab, tells how far it is, and does what it needs of the person. `undefined` until it has been read. */
export function useLaunching(props: LaunchingProps): LaunchingView | undefined {
  const { request } = props;
  const [flight, setFlight] = useState(props.flight);
  const [askedAt, setAskedAt] = useState(() => (props.begins && isNewVisit() ? Date.now() : undefined));
  const known = useLive(async () => ({ state: await findLaunchState(flight) }), [onLaunchesChanged], [flight]);
  const target = useLive(() => findTarget(request), [onHostsChanged, onConfigurationChanged], []);
  const phase = launchPhase(known?.state, askedAt);

  const begin = async (first?: Promise<unknown>, changes: RetryChanges = {}) => {
    // What the person did to a launch that began elsewhere makes it one of this page.
    setFlight(flightOf(request));
    setAskedAt(Date.now());
    await first?.catch(() => undefined);
    try {
      await launchHere(request, changes);
    } catch {
      // Without an answer the worker was stopped, and nobody else will say how the launch ended.
      await settleLaunch(flightOf(request));
      setAskedAt(undefined);
    }
  };
  useEffect(() => {
    if (askedAt === undefined) return;
    markVisited();
    void begin();
  }, []);
  useEffect(() => {
    if (phase.type === 'flying') void settleLaunch(flight);
  }, [phase.type, flight]);

  const launch = (extraHosts: readonly string[] = []) => {
    const { missing = [], wanted = [] } = target?.hosts ?? {};
    const lacks = [...missing, ...extraHosts];
    // First of all, or the browser no longer sees the click. Who refuses them is told what they are for.
    const clickedAt = Date.now();
    const answered = lacks.length > 0 ? requestHosts([...new Set([...wanted, ...lacks])]) : Promise.resolve();
    const next = async () => {
      const state = await findLaunchState(flightOf(request)).catch(() => undefined);
      if ((state?.startedAt ?? 0) < clickedAt) return await begin();
      // Once the hosts were allowed the worker has gone on by itself, and may have a link already.
      setFlight(flightOf(request));
      setAskedAt(clickedAt);
    };
    void answered.then(next, next);
  };
  const remedy = (chosen: Remedy) => {
    if (chosen.type === 'open-options') {
      void openOptionsPage(target?.profile && isOfStored(request) ? `profile=${request.profileId}` : undefined);
    } else if (chosen.type === 'sign-in-as-other' && target?.profile) {
      void begin(send('signOut', { connectionId: target.profile.connection }));
    } else if (chosen.type === 'allow-containers') void begin(requestContainers());
    else if (chosen.type === 'try-again' && chosen.changes) void begin(undefined, chosen.changes);
    else launch(chosen.type === 'allow-hosts' ? chosen.hosts : []);
  };
  return (
    known &&
    target && { phase, profile: target.profile, launch: () => launch(), cancel: () => cancelLaunch(flight), remedy }
  );
}

/** In this tab, unless it is for a private window. Throws where nobody answered. */
async function launchHere(request: LaunchRequest, changes: RetryChanges): Promise<void> {
  const [tab, found] = await Promise.all([getOwnTab(), findLaunch(request).catch(() => undefined)]);
  const openIn = found?.profile.openIn === 'privateWindow' ? 'privateWindow' : 'currentTab';
  await send('launch', { ...request, ...tab, openIn, ...changes });
}

async function findTarget(request: LaunchRequest) {
  const found = await findLaunch(request).catch(() => undefined);
  if (!found) return { profile: undefined, hosts: undefined };
  return { profile: found.profile, hosts: await getLaunchHosts(found.connection, found.profile) };
}
