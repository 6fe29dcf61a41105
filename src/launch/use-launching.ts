import { useEffect, useState } from 'preact/hooks';
import { onHostsChanged, requestHosts } from '../browser/api/host-permissions';
import { send } from '../browser/api/messaging';
import { getOwnTab, openOptionsPage } from '../browser/api/pages';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { findAsked, findLaunchState } from '../browser/launch/watch-launches';
import { onConfigurationChanged } from '../browser/store/configuration-store';
import { findProfile } from '../browser/store/find-entry';
import { usualWhenStopped } from '../core/configuration/profile';
import type { Remedy, RetryChanges } from '../core/explain/explain-failure';
import { failureOf } from '../core/failure/launch-failure';
import type { Failure } from '../core/failure/launch-outcome';
import { flightOf, isOfStored, type LaunchRequest } from '../core/launch/launch-request';
import { type Again, retryLaunch } from '../ui/run-remedy';
import { useLive } from '../ui/use-live';
import { type OwnAsk, useMyLaunch } from '../ui/use-my-launch';
import { type LaunchPhase, launchPhase } from './launch-phase';
import { isNewVisit, markVisited } from './visit';

export interface LaunchingProps {
  readonly request: LaunchRequest;
  /** The id of an ask from before this page was opened, while that ask is known. */
  readonly askId: string | undefined;
  /** Whether the page launches by itself. */
  readonly begins: boolean;
  /** Whether somebody has asked for that with a click on this page. */
  readonly isAsked?: boolean;
  /** Why there is nothing to open yet, until this page launches: a wait has ended. */
  readonly ended?: Failure;
}

export interface LaunchingView {
  readonly phase: LaunchPhase;
  readonly target: LaunchTarget;
  launch(): void;
  cancel(): void;
  remedy(chosen: Remedy): void;
}

/** Launches in this tab, reports progress, and applies remedies. `undefined` until the launch's state has been read. */
export function useLaunching({
  request,
  askId,
  begins,
  isAsked: isClicked = false,
  ended,
}: LaunchingProps): LaunchingView | undefined {
  const key = flightOf(request);
  const [isBegun, setBegun] = useState(() => begins && isNewVisit());
  const find = async (own: OwnAsk | undefined) => {
    // Until this page asks, nobody may settle the ask that another page has stored for it: it would count as lost.
    if (isBegun && !own) return undefined;
    const asked = own?.askId ?? askId;
    if (asked !== undefined) return await findAsked(key, asked);
    if (ended) return undefined;
    // If the profile is not stored, an address alone must not give access to the buttons of its launch.
    return request.profile ? undefined : await findLaunchState(key);
  };
  const my = useMyLaunch(find, [isBegun]);
  const target = useLive(() => findTarget(request), [onHostsChanged, onConfigurationChanged], []);
  const after = my.shown?.launchId;

  const begin = async (how: Omit<Again, 'hosts'> = {}, given?: string, isAsked = true) => {
    const { first, changes = {}, signOutOf } = how;
    setBegun(true);
    await first?.catch(() => undefined);
    const outcome = my.launch({ request: await launchHere(request, changes, isAsked), after, askId: given, signOutOf });
    setBegun(false);
    await outcome;
  };
  useEffect(() => {
    if (!isBegun) return;
    markVisited();
    // Any extension can open this page: an address alone starts nothing that costs money.
    void begin({}, askId, isClicked || askId !== undefined);
  }, []);

  const launch = (cardHosts: readonly string[] = []) => {
    const hosts = cardHosts.length > 0 ? cardHosts : (target?.hosts ?? []);
    // Ask first: after an await the browser no longer counts this as a click. A person who refuses is told what the
    // hosts are for.
    const answered = hosts.length > 0 ? requestHosts(hosts) : Promise.resolve();
    // Once the hosts are allowed, the worker resumes the launch by itself. So a launch that has begun after the one
    // shown is the launch that this page asks for.
    const next = () => void begin();
    void answered.then(next, next);
  };
  const openOptions = () =>
    void openOptionsPage(target?.found && isOfStored(request) ? `profile=${request.profileId}` : undefined);
  const remedy = (chosen: Remedy) =>
    retryLaunch(chosen, {
      connectionId: target?.found?.connection.id,
      openOptions,
      again: ({ hosts, ...how }) => (Object.values(how).some(Boolean) ? void begin(how) : launch(hosts)),
    });
  const known: LaunchPhase = ended && !my.shown ? { type: 'failed', failure: ended } : launchPhase(my.shown);
  const phase: LaunchPhase = isBegun ? { type: 'flying', step: 'start' } : known;
  return my.isKnown && target ? { phase, target, launch: () => launch(), cancel: my.cancel, remedy } : undefined;
}

/** Opens in this tab, unless it opens in a private window. Nothing that costs money is started unless somebody has asked. */
async function launchHere(request: LaunchRequest, changes: RetryChanges, isAsked: boolean): Promise<LaunchRequest> {
  const [tab, found] = await Promise.all([getOwnTab(), findProfile(request).catch(() => undefined)]);
  const openIn = (request.openIn ?? found?.profile.openIn) === 'privateWindow' ? 'privateWindow' : 'currentTab';
  const isUnasked = !isAsked && found?.profile.whenStopped === 'start';
  const asks: RetryChanges = isUnasked ? { whenStopped: usualWhenStopped } : {};
  return { ...request, ...tab, openIn, ...asks, ...changes };
}

export type LaunchTarget = Awaited<ReturnType<typeof findTarget>>;

/** Finds the profile to launch and the hosts that it needs, or why there is nothing to launch. */
async function findTarget(request: LaunchRequest) {
  const missing: Failure = { code: 'profile-missing' };
  try {
    const found = await findProfile(request);
    if (!found) return { failure: missing };
    const { connection, profile } = found;
    const [hosts, person] = await Promise.all([
      getMissingHosts(connection, profile),
      // Shown only where the person is asked first.
      request.profile && send('findSignedIn', { connectionId: connection.id }).catch(() => undefined),
    ]);
    return { found, hosts, person: person?.name };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
