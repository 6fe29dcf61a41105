import * as v from 'valibot';
import type { OpenIn, Profile } from '../../core/configuration/profile';
import { linkMembers, withKind } from '../../core/kinds/kinds';
import { isStudioUrl } from '../../core/launch/authorized-url';
import type { Opened } from '../../core/launch/launch';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { type Person, personKey } from '../../core/sign-in/person';
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
  /** What was opened there: a profile that has been changed since may mean something else. */
  target: v.string(),
  /** Of a Studio in no private window: the domain, in which container, and as whom. */
  domain: v.optional(v.string()),
  userProfileName: v.optional(v.string()),
});
type OpenTab = v.InferOutput<typeof openTabSchema>;

/** The tabs that profiles opened, the latest first: tab ids end with the browser's session, and so does this. */
const openTabs = storageItem('session', 'openTabs', v.array(openTabSchema));

const maximumTabs = 50;

/** What SageMaker takes for a session whose length was not asked for, in seconds: 12 hours. */
const longestSession = 43_200;

/**
 * Opens a profile's address, and remembers in which tab, and what. `onAsked` as for `openTab`.
 * Throws the failures of `openTab` and `getContainer`.
 */
export async function openProfileTab(
  url: URL,
  openIn: OpenIn,
  request: LaunchRequest,
  { profile, person }: Opened,
  onAsked: () => void,
): Promise<void> {
  // A private window is apart by itself.
  const cookieStoreId = openIn === 'privateWindow' ? undefined : await getContainer(profile);
  const tabId = await openTab(url, openIn, { ...request, cookieStoreId }, onAsked);
  if (tabId === undefined) return;
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
}

/**
 * Brings a tab that a profile opened to the front, if it is still on a host of its Studio and its session can still
 * last. Resolves to whether there is one: without access to Studio's hosts the browser does not tell where a tab is.
 * From a window that is not private nobody is led into one, nor the other way round.
 */
export async function switchToOpenTab(
  profile: Profile,
  region: string,
  windowId: number | undefined,
  person: Person,
): Promise<boolean> {
  const sessionMilliseconds = (profile.sessionExpirationDurationInSeconds ?? longestSession) * 1000;
  const target = targetOf(profile, person);
  const candidates = ((await openTabs.get()) ?? []).filter(
    tab => tab.profileId === profile.id && tab.target === target && isWithin(tab.openedAt, sessionMilliseconds),
  );
  const isPrivate = profile.openIn === 'privateWindow' || (await isPrivateWindow(windowId));
  for (const candidate of candidates) {
    if (await focusIfThere(candidate, isPrivate, address => isStudioUrl(address, profile.type, region))) return true;
  }
  return false;
}

/**
 * The user profile of the same domain that was opened in the same place since this one was, if one of its tabs is still
 * on a Studio host. Private windows are apart.
 */
export async function findOpenUser(profile: Profile, region: string): Promise<string | undefined> {
  const session = sessionOf(profile);
  if (!session) return undefined;
  // A tab from the future of a clock that was set back may be open all the same: rather ask once too often.
  const isOver = ({ openedAt }: OpenTab) => Date.now() - openedAt > longestSession * 1000;
  const tabs = ((await openTabs.get()) ?? []).filter(tab => tab.domain === session.domain && !isOver(tab));
  for (const { tabId, userProfileName } of tabs) {
    const { address, incognito } = (await findTab(tabId)) ?? {};
    if (incognito) continue;
    // As whoever was opened last the browser is signed in.
    if (userProfileName === session.userProfileName) return undefined;
    if (address && isStudioUrl(address, profile.type, region)) return userProfileName;
  }
  return undefined;
}

/**
 * Whether a session that began then can still last. By the clock, as SageMaker counts it; whose tab it is, the tab's
 * address and `target` say. A time in the future, of a clock that was set back, says nothing: it is launched anew.
 */
function isWithin(openedAt: number, milliseconds: number): boolean {
  const age = Date.now() - openedAt;
  return age >= 0 && age < milliseconds;
}

/** What opening a profile signs a browser in to, and as whom: a domain in a container is apart from itself in any other. */
function sessionOf(profile: Profile): Pick<OpenTab, 'domain' | 'userProfileName'> | undefined {
  const session = withKind(profile, (kind, own) => kind.findSession(own));
  if (!session) return undefined;
  const { domainId, userProfileName } = session;
  return { domain: JSON.stringify([domainId, hasContainers() ? profile.container : undefined]), userProfileName };
}

/** Only Firefox tells of one, and only an extension that a person let in there. */
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

/** Nothing where the tab has been closed. */
async function findTab(tabId: number) {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  // Where it is going, while it has not arrived.
  return tab && { ...tab, address: tab.pendingUrl || tab.url };
}

const targetMembers = ['connection', 'region', ...Object.values(linkMembers), 'container'];

/** All of a profile, its names resolved, that decides what opens, and for whom: nobody is led to another's tab. */
function targetOf(profile: Profile, person: Person): string {
  return JSON.stringify([JSON.stringify(profile, targetMembers), personKey(person)]);
}
