import { useState } from 'preact/hooks';
import { onHostsChanged, requestHosts } from '../../browser/api/host-permissions';
import { getWindowId } from '../../browser/api/pages';
import { getMissingHosts } from '../../browser/launch/missing-hosts';
import { findAsked } from '../../browser/launch/watch-launches';
import { onProviderDiscovered } from '../../browser/store/session-items';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import type { Remedy, RetryChanges } from '../../core/explain/explain-failure';
import type { Failure } from '../../core/failure/launch-outcome';
import { type LaunchStep, launchSteps } from '../../core/launch/flight';
import { type LaunchRequest, triedProfileId } from '../../core/launch/launch-request';
import { type Again, retryLaunch } from '../../ui/run-remedy';
import { useLive } from '../../ui/use-live';
import { useMyLaunch } from '../../ui/use-my-launch';

/** A launch of the profile on the screen, without saving it. */
export interface Try {
  /** The current step, while the try is under way. */
  readonly step: LaunchStep | undefined;
  readonly isOpened: boolean;
  readonly failure: Failure | undefined;
  start(): void;
  remedy(chosen: Remedy): void;
  dismiss(): void;
}

/** `connection` is the profile's connection, or `undefined` while the profile is not valid. */
export function useTry(profile: Profile, connection: Connection | undefined): Try {
  const hosts = useLive(
    async () => connection && (await getMissingHosts(connection, profile)),
    [onHostsChanged, callback => (connection ? onProviderDiscovered(connection, callback) : () => {})],
    [connection, profile.region, profile.type],
  );
  const my = useMyLaunch(async own => own && (await findAsked(own.key, own.askId)));
  const [waiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<Failure>();

  const outcome = my.shown?.outcome;
  const step = waiting ? launchSteps[0] : outcome ? undefined : my.shown?.step;

  const dismiss = () => {
    my.forget();
    setRefused(undefined);
  };
  const start = async ({ hosts: cardHosts = [], changes = {}, first, signOutOf }: Again = {}) => {
    if (step) return;
    const lacking = cardHosts.length > 0 ? cardHosts : (hosts ?? []);
    // Ask first: after an await the browser no longer counts this as a click.
    const allowed = lacking.length > 0 ? requestHosts(lacking) : Promise.resolve(true);
    const after = my.shown?.launchId;
    dismiss();
    setWaiting(true);
    const [isAllowed, request] = await Promise.all([
      allowed.catch(() => false),
      requestOf(profile, changes),
      first?.catch(() => undefined),
    ]);
    // Without the hosts, ask for no launch: the worker would resume it later, whatever is on the screen by then.
    if (isAllowed) void my.launch({ request, after, signOutOf });
    else setRefused({ code: 'hosts-not-allowed', hosts: [...lacking] });
    setWaiting(false);
  };
  const remedy = (chosen: Remedy) =>
    retryLaunch(chosen, {
      connectionId: profile.connection,
      openOptions: dismiss,
      again: how => void start(how),
    });
  return {
    step,
    isOpened: !step && outcome?.result === 'opened',
    failure: step ? undefined : (refused ?? (outcome?.result === 'failed' ? outcome.failure : undefined)),
    start: () => void start(),
    remedy,
    dismiss,
  };
}

async function requestOf(profile: Profile, changes: RetryChanges): Promise<LaunchRequest> {
  // Not in the current tab, which is this page with its unsaved changes.
  const openIn = profile.openIn === 'currentTab' ? 'newTab' : profile.openIn;
  return { profileId: triedProfileId, profile, windowId: await getWindowId(), openIn, ...changes };
}
