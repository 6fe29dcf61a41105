import { flightOf, type LaunchRequest } from '../core/launch-request';
import { browser } from './browser';
import { openTab } from './open-tab';

/** What the launch page is opened for, as its address says it. */
export type LaunchPage =
  /** Shows a launch that has begun without a page, and what it needs of the person. */
  | { readonly show: string }
  /** Offers the profiles that come nearest to what was typed. */
  | { readonly search: string }
  /** Says that nothing is the default profile, or has been launched. */
  | { readonly missing: 'default' | 'last' | 'number' }
  /** Shows what can be given to others: the address, the link and the AWS CLI's command. */
  | { readonly share: string; readonly copy?: 'cli' };

/** The address of a page of the launch page. */
export function launchPageAddress(query: string): string {
  return browser.runtime.getURL(`src/launch/index.html#${query}`);
}

export async function openLaunchPage(
  page: LaunchPage,
  where: Pick<LaunchRequest, 'openIn' | 'windowId' | 'tabId'>,
): Promise<void> {
  const address = new URL(launchPageAddress(new URLSearchParams({ ...page }).toString()));
  const openIn = where.openIn === 'currentTab' ? 'currentTab' : 'newTab';
  await openTab(address, openIn, where);
}

/** A launch that failed where there is no page to say so: the launch page says it, and what can be done. */
export async function showFailedLaunch(request: LaunchRequest): Promise<void> {
  await openLaunchPage({ show: flightOf(request) }, request);
}
