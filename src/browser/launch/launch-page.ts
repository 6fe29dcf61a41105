import type { Ask } from '../../core/launch/ask';
import { formatLaunchAddress } from '../../core/launch/format-launch-address';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { browser } from '../api/browser';
import { openTab } from '../api/open-tab';

/** What the launch page is opened for, as its address says it. */
export type LaunchPage =
  /** Offers the profiles that come nearest to what was typed. */
  | { readonly search: string }
  /** Says that nothing is the default profile, or has been launched. */
  | { readonly missing: 'default' | 'last' | 'number' }
  /** Shows what can be given to others: the address, the link and the AWS CLI's command. */
  | { readonly share: string }
  /** The same, and copies the command by itself, once (browser/launch/one-time.ts). */
  | { readonly share: string; readonly copy: 'cli'; readonly once: string };

/** The address of a page of the launch page. */
export function launchPageAddress(query: string): string {
  return browser.runtime.getURL(`src/launch/index.html#${query}`);
}

type Where = Pick<LaunchRequest, 'openIn' | 'windowId' | 'tabId'>;

export async function openLaunchPage(page: LaunchPage, where: Where): Promise<void> {
  await openOnPage(launchPageAddress(new URLSearchParams({ ...page }).toString()), where);
}

async function openOnPage(address: string, where: Where): Promise<void> {
  await openTab(new URL(address), where.openIn === 'currentTab' ? 'currentTab' : 'newTab', where);
}

/**
 * The address of a launch that has been asked for: by the ask's id, which nobody can guess, so that the page may go on
 * with it. Once nothing is known of it any more, the address is that of what it launched.
 */
export function askedAddress({ askId, request }: Ask): string {
  const { profileId, profile } = request;
  const address = formatLaunchAddress(profile ? { type: 'given', profile } : { type: 'stored', profileId });
  return launchPageAddress(`${new URLSearchParams({ ask: askId })}&${address}`);
}

/** A launch that failed where there is no page to say so: the launch page says it, and what can be done. */
export async function showFailedLaunch(ask: Ask): Promise<void> {
  await openOnPage(askedAddress(ask), ask.request);
}
