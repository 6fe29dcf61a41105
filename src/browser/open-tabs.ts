import * as v from 'valibot';
import { isStudioUrl } from '../core/authorized-url';
import { isOfStored, type LaunchRequest } from '../core/launch-request';
import type { OpenIn, Profile } from '../core/profile';
import { storeIfRoom } from '../core/stored';
import { browser } from './browser';
import { openTab } from './open-tab';
import { storageItem } from './storage-item';
import { withLock } from './with-lock';

const openTabSchema = v.object({
  profileId: v.string(),
  tabId: v.number(),
  openedAt: v.number(),
  /** What was opened there: a profile that has been changed since may mean something else. */
  target: v.string(),
});
type OpenTab = v.InferOutput<typeof openTabSchema>;

/** The tabs that profiles opened, the latest first: tab ids end with the browser's session, and so does this. */
const openTabs = storageItem('session', 'openTabs', v.array(openTabSchema));

const maximumTabs = 50;

/** What SageMaker takes for a session whose length was not asked for, in seconds: 12 hours. */
const longestSession = 43_200;

/**
 * Opens a profile's link, and remembers in which tab, and what. `onAsked` as for `openTab`.
 * Throws the failure `tab-not-opened`.
 */
export async function openProfileTab(
  url: URL,
  openIn: OpenIn,
  request: LaunchRequest,
  profile: Profile,
  onAsked: () => void,
): Promise<void> {
  const tabId = await openTab(url, openIn, request, onAsked);
  if (tabId === undefined || request.profile || !isOfStored(request)) return;
  const opened = { profileId: request.profileId, tabId, openedAt: Date.now(), target: targetOf(profile) };
  await withLock('open-tabs', async () => {
    const others = ((await openTabs.get()) ?? []).filter(tab => tab.tabId !== tabId);
    await storeIfRoom(openTabs, [opened, ...others].slice(0, maximumTabs));
  });
}

/**
 * Brings a tab that a profile opened to the front, if it is still on a host of its Studio and its session can still
 * last. Resolves to whether there is one: without access to Studio's hosts the browser does not tell where a tab is.
 */
export async function switchToOpenTab(profile: Profile, region: string): Promise<boolean> {
  const sessionMilliseconds = (profile.sessionExpirationDurationInSeconds ?? longestSession) * 1000;
  const target = targetOf(profile);
  const candidates = ((await openTabs.get()) ?? []).filter(
    tab => tab.profileId === profile.id && tab.target === target && Date.now() - tab.openedAt < sessionMilliseconds,
  );
  for (const candidate of candidates) {
    if (await focusIfThere(candidate, address => isStudioUrl(address, profile.type, region))) return true;
  }
  return false;
}

async function focusIfThere({ tabId }: OpenTab, isWanted: (address: string) => boolean): Promise<boolean> {
  try {
    const { url, pendingUrl, windowId } = await browser.tabs.get(tabId);
    // Where it is going, while it has not arrived.
    const address = pendingUrl || url;
    if (!address || !isWanted(address)) return false;
    await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    // The tab has been closed.
    return false;
  }
}

const targetMembers = [
  ...['connection', 'region', 'domainId', 'userProfileName', 'spaceName', 'landingUri'],
  ...['notebookInstanceName', 'path'],
];

/** All of a profile, its names resolved, that decides what opens, and as whom: nobody is led to another's tab. */
function targetOf(profile: Profile): string {
  return JSON.stringify(profile, targetMembers);
}
