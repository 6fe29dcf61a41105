import * as v from 'valibot';
import type { OpenIn, Profile } from '../../core/configuration/profile';
import { linkMembers, withKind } from '../../core/kinds/kinds';
import { isStudioUrl } from '../../core/launch/authorized-url';
import type { Opened } from '../../core/launch/launch';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { type Person, personKey } from '../../core/sign-in/person';
import type { StoredItems } from '../../core/store/store-layout';
import { storeIfRoom } from '../../core/util/stored';
import { browser } from '../api/browser';
import { getContainer, hasContainers } from '../api/containers';
import { openTab } from '../api/open-tab';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

const openTabSchema = v.object({
  profileId: v.string(),
  tabId: v.number(),
  openedAt: v.number(),
  /** Identifies the opened content, because the profile may have been changed since. */
  target: v.string(),
  /** For a Studio outside private windows only: the domain with its container, and the user profile. */
  domain: v.optional(v.string()),
  userProfileName: v.optional(v.string()),
});
type OpenTab = v.InferOutput<typeof openTabSchema>;

/** The tabs that profiles opened, the latest first. Like tab ids, this list ends with the browser's session. */
const openTabs = storageItem('session', 'openTabs', v.array(openTabSchema));

const maximumTabs = 50;

/** SageMaker's session length if none was requested, in seconds: 12 hours. */
const longestSession = 43_200;

/**
 * Opens a profile's address, and remembers the tab and what was opened in it. `onAsked` is the same as for `openTab`.
 * Resolves to the tab's id if the browser reveals it. Throws the failures of `openTab` and `getContainer`.
 */
export async function openProfileTab(
  url: URL,
  openIn: OpenIn,
  request: LaunchRequest,
  { profile, person }: Opened,
  onAsked: () => void,
): Promise<number | undefined> {
  // A private window needs no container to keep it apart.
  const cookieStoreId = openIn === 'privateWindow' ? undefined : await getContainer(profile);
  const tabId = await openTab(url, openIn, { ...request, cookieStoreId }, onAsked);
  if (tabId === undefined) return undefined;
  const session = openIn === 'privateWindow' ? undefined : sessionOf(profile);
  const opened = {
    profileId: request.profileId,
    tabId,
    openedAt: Date.now(),
    target: targetOf(profile, person),
    ...session,
  };
  await withLock('open-tabs', async () => {
    const others = ((await openTabs.get()) ?? []).filter(tab => tab.tabId !== tabId);
    await storeIfRoom(openTabs, [opened, ...others].slice(0, maximumTabs));
  });
  return tabId;
}

/**
 * Brings a tab that a profile opened to the front, if the tab is still on a host of its Studio and its session may not
 * have ended yet. `session` is what is in `storage.session`. Resolves to whether there is such a tab. Without access to Studio's hosts there is none, because the
 * browser does not tell where a tab is. Never switches between private and other windows.
 */
export async function switchToOpenTab(
  profile: Profile,
  region: string,
  windowId: number | undefined,
  person: Person,
  session: StoredItems,
): Promise<boolean> {
  const sessionMilliseconds = (profile.sessionExpirationDurationInSeconds ?? longestSession) * 1000;
  const target = targetOf(profile, person);
  const candidates = (openTabs.findIn(session) ?? []).filter(
    tab => tab.profileId === profile.id && tab.target === target && isWithin(tab.openedAt, sessionMilliseconds),
  );
  const isPrivate = profile.openIn === 'privateWindow' || (await isPrivateWindow(windowId));
  for (const candidate of candidates) {
    if (await focusIfThere(candidate, isPrivate, address => isStudioUrl(address, profile.type, region))) return true;
  }
  return false;
}

/**
 * Another user profile of the same domain that was opened in the same container later than this one, if one of its tabs
 * is still on a Studio host. Private windows are ignored. `stored` is what is in `storage.session`.
 */
export async function findOpenUser(profile: Profile, region: string, stored: StoredItems): Promise<string | undefined> {
  const session = sessionOf(profile);
  if (!session) return undefined;
  // After the clock was set back, a tab opened "in the future" may still be open: better to ask once too often.
  const isOver = ({ openedAt }: OpenTab) => Date.now() - openedAt > longestSession * 1000;
  const tabs = (openTabs.findIn(stored) ?? []).filter(tab => tab.domain === session.domain && !isOver(tab));
  if (tabs.every(({ userProfileName }) => userProfileName === session.userProfileName)) return undefined;
  for (const { tabId, userProfileName } of tabs) {
    const { address, incognito } = (await findTab(tabId)) ?? {};
    if (incognito) continue;
    // The browser is signed in as the user profile that was opened last.
    if (userProfileName === session.userProfileName) return undefined;
    if (address && isStudioUrl(address, profile.type, region)) return userProfileName;
  }
  return undefined;
}

/**
 * Whether a session that began at `openedAt` may still be valid. This goes by the clock, as SageMaker does. The tab's
 * address and `target` tell whose tab it is. If `openedAt` is in the future because the clock was set back, the result
 * is false, so that the profile is launched anew.
 */
function isWithin(openedAt: number, milliseconds: number): boolean {
  const age = Date.now() - openedAt;
  return age >= 0 && age < milliseconds;
}

/** The domain and user profile that opening a profile signs in to. The same domain in two containers counts as two. */
function sessionOf(profile: Profile): Pick<OpenTab, 'domain' | 'userProfileName'> | undefined {
  const session = withKind(profile, (kind, own) => kind.findSession(own));
  if (!session) return undefined;
  const { domainId, userProfileName } = session;
  return { domain: JSON.stringify([domainId, hasContainers() ? profile.container : undefined]), userProfileName };
}

/** Only Firefox reports private windows, and only to an extension that the person allowed there. */
async function isPrivateWindow(windowId: number | undefined): Promise<boolean> {
  if (windowId === undefined) return false;
  const found = await browser.windows.get(windowId).catch(() => undefined);
  return found?.incognito === true;
}

async function focusIfThere(
  { tabId }: OpenTab,
  isPrivate: boolean,
  isWanted: (address: string) => boolean,
): Promise<boolean> {
  const { address, windowId, incognito } = (await findTab(tabId)) ?? {};
  if (!address || incognito !== isPrivate || !isWanted(address)) return false;
  try {
    await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    // The tab has been closed.
    return false;
  }
}

/** `undefined` if the tab has been closed. */
async function findTab(tabId: number) {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  // While the tab is loading, `pendingUrl` is where it is going.
  return tab && { ...tab, address: tab.pendingUrl || tab.url };
}

const targetMembers = ['connection', 'region', ...Object.values(linkMembers), 'container'];

/** The parts of a resolved profile that decide what opens, and the person, so that nobody gets another person's tab. */
function targetOf(profile: Profile, person: Person): string {
  return JSON.stringify([JSON.stringify(profile, targetMembers), personKey(person)]);
}
