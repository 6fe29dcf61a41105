import type { Ask } from '../../core/launch/ask';
import { formatLaunchAddress } from '../../core/launch/format-launch-address';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { browser } from '../api/browser';
import { openTab } from '../api/open-tab';

/** The purpose that the launch page is opened for, as its address states it. */
export type LaunchPage =
  /** Offers the profiles that are closest to the typed text. */
  | { readonly search: string }
  /** Says that there is no default profile, no last launch, or no profile with that number. */
  | { readonly missing: 'default' | 'last' | 'number' }
  /** Shows the address, the link and the AWS CLI command, which can be given to others. */
  | { readonly share: string }
  /** Shows the same, and copies the command once without a click (browser/launch/one-time.ts). */
  | { readonly share: string; readonly copy: 'cli'; readonly once: string };

/** The address of a page of the launch page. */
export function launchPageAddress(query: string): string {
  return browser.runtime.getURL(`src/launch/index.html#${query}`);
}

type Where = Pick<LaunchRequest, 'openIn' | 'windowId' | 'tabId'>;

export async function openLaunchPage(page: LaunchPage, where: Where): Promise<void> {
  await openOnPage(launchPageAddress(new URLSearchParams({ ...page }).toString()), where);
}

/** Opens the launch page so that it launches a stored profile. */
export async function openLaunchOf(profileId: string): Promise<void> {
  await openOnPage(launchPageAddress(formatLaunchAddress({ type: 'stored', profileId })), {});
}

async function openOnPage(address: string, where: Where): Promise<void> {
  await openTab(new URL(address), where.openIn === 'currentTab' ? 'currentTab' : 'newTab', where);
}

/**
 * Opens the launch page to wait for a launch to go on. The address holds the wait's id, which nobody can guess, and then
 * names the launch, in case the wait is forgotten. Browsers show no page of an extension in a private window: this one opens
 * in a tab, and what it waits for in a private window. `onAsked` is the same as for `openTab`.
 */
export async function openWaitPage(waitId: string, ask: Where & LaunchRequest, onAsked: () => void): Promise<void> {
  const address = launchPageAddress(`${new URLSearchParams({ wait: waitId })}&${addressOf(ask)}`);
  const openIn = ask.openIn === 'privateWindow' ? 'newTab' : (ask.openIn ?? 'newTab');
  await openTab(new URL(address), openIn, ask, onAsked);
}

function addressOf({ profileId, profile }: LaunchRequest): string {
  return formatLaunchAddress(profile ? { type: 'given', profile } : { type: 'stored', profileId });
}

/**
 * The launch page's address for an ask. The address holds the ask's id, which nobody can guess, so that the page may
 * continue the launch. Once the ask is forgotten, the rest of the address still names the profile to launch.
 */
export function askedAddress({ askId, request }: Ask): string {
  return launchPageAddress(`${new URLSearchParams({ ask: askId })}&${addressOf(request)}`);
}

/** Opens the launch page to report a launch that failed without a page, and to say what can be done. */
export async function showFailedLaunch(ask: Ask): Promise<void> {
  await openOnPage(askedAddress(ask), ask.request);
}
