import type { LaunchRequest } from '../../core/launch/launch-request';
import type { StoredItems } from '../../core/store/store-layout';
import { browser } from '../api/browser';
import { type AllowedHosts, readAllowed } from '../api/host-permissions';
import { findNewestTab } from '../api/newest-tab';
import { beginSearch, type ProfileSearch } from '../store/find-entry';

/** What a launch has to know, as of when it began. */
export interface LaunchFacts {
  /** All of `storage.session`: launches, sign-ins, credentials, open tabs. */
  readonly session: StoredItems;
  readonly allowed: AllowedHosts;
  /** The newest tab before the launch. */
  readonly newestTab: number | undefined;
  /** Under way: the profile may come with the request, or from the policy. */
  readonly search: ProfileSearch;
}

/** All of `storage.session`, as it is now. */
export async function readSession(): Promise<StoredItems> {
  return await browser.storage.session.get(null);
}

/** Reads all that a launch has to know in one go. Calls to the browser one after the other would take longer than AWS. */
export async function readLaunchFacts(request: LaunchRequest, likelyConnection?: string): Promise<LaunchFacts> {
  const search = beginSearch(request, likelyConnection);
  const [session, allowed, newestTab] = await Promise.all([readSession(), readAllowed(), findNewestTab()]);
  return { session, allowed, newestTab, search };
}
