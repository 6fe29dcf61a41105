import { useRef } from 'preact/hooks';
import { requestHosts } from '../browser/api/host-permissions';
import { openOptionsPage } from '../browser/api/pages';
import { showFailedLaunch } from '../browser/launch/launch-page';
import { isNews } from '../browser/launch/news';
import { seenOutcome } from '../browser/launch/seen-outcome';
import { findLatestLaunch, forgetLatestLaunch, type ShownLaunch } from '../browser/launch/watch-launches';
import type { Configuration } from '../core/configuration/configuration';
import type { Profile } from '../core/configuration/profile';
import type { Remedy } from '../core/explain/explain-failure';
import type { LaunchRequest } from '../core/launch/launch-request';
import type { LaunchParts } from '../core/launch/made-from';
import { type Again, retryLaunch } from '../ui/run-remedy';
import { useMyLaunch } from '../ui/use-my-launch';
import type { PopupData } from './use-popup';

/** Overrides of the stored profile for one launch. */
type Changes = Pick<LaunchRequest, 'openIn' | 'profile' | 'anyway' | 'whenStopped'>;

/** What the button of a card adds to a launch. */
type FromCard = Pick<Again, 'hosts' | 'signOutOf'>;

/**
 * The actions for a click on a profile or on a card's remedy, and the launch to show: the latest, unless it ended in a
 * failure that is no longer news.
 */
export function useLaunch(data: PopupData, configuration: Configuration) {
  const shown = useRef(new Set<string>());
  const find = async (): Promise<ShownLaunch | undefined> => {
    const found = await findLatestLaunch();
    if (!found) return undefined;
    const wasShown = shown.current.has(found.launchId ?? '');
    // The profile may be among those that have not been read yet.
    if (!data.isWhole && findParts(found.request, configuration) === undefined) return undefined;
    if (!(await isNews(found, findParts(found.request, configuration), wasShown))) return undefined;
    // What is on the screen stays there, however long the person looks at it.
    if (found.launchId !== undefined) shown.current.add(found.launchId);
    return found;
  };
  const latest = useMyLaunch(find, [data]);

  const launch = (profile: Profile, changes: Changes = {}, { hosts: wanted = [], signOutOf }: FromCard = {}): void => {
    const staysOpen = (changes.openIn ?? profile.openIn) === 'backgroundTab';
    void latest
      .launch({
        request: { ...changes, profileId: profile.id, windowId: data.windowId },
        likelyConnection: profile.connection,
        signOutOf,
      })
      .then(outcome => outcome?.result === 'opened' && !staysOpen && window.close());
    // Ask for the hosts after the launch: the prompt closes the popup, at times before the call that opens it returns.
    // The worker resumes the launch once the hosts are allowed. Ask before any await: after one, the browser no longer
    // counts this as a click and shows no prompt.
    const hosts = wanted.length > 0 ? wanted : (data.hosts.get(profile.id) ?? []);
    if (hosts.length > 0) void requestHosts(hosts);
  };

  /** Applies a remedy to a failed launch. A retry keeps the overrides of that launch. */
  const remedy = (profile: Profile, chosen: Remedy, { openIn, profile: given }: Changes): void => {
    retryLaunch(chosen, {
      connectionId: profile.connection,
      openOptions: () => void openOptionsPage(),
      again: ({ changes, first, ...fromCard }) => {
        const next = () => launch(profile, { openIn, profile: given, ...changes }, fromCard);
        if (first) void first.then(next, next);
        else next();
      },
    });
  };

  const dismiss = () => {
    void forgetLatestLaunch();
    latest.forget();
  };
  /** Opens the page that has the details of a failure, and the statement to hand to an administrator. */
  const showDetails = ({ askId, launchId, request }: ShownLaunch) => {
    if (askId === undefined || launchId === undefined) return undefined;
    return () => {
      void seenOutcome.set(launchId).catch(() => undefined);
      void showFailedLaunch({ askId, request });
    };
  };
  return { latest, launch, remedy, dismiss, showDetails };
}

function findParts(
  { profileId, profile: given }: LaunchRequest,
  configuration: Configuration,
): LaunchParts | undefined {
  const profile = given ?? configuration.profiles.find(({ id }) => id === profileId);
  const connection = configuration.connections.find(({ id }) => id === profile?.connection);
  return profile && connection && { profile, connection };
}
