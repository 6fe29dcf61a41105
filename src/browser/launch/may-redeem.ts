import * as v from 'valibot';
import type { OpenIn, Profile } from '../../core/configuration/profile';
import { hostOf } from '../../core/hosts/wanted-hosts';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { hostSuffix } from '../../core/launch/redeem-link';
import { storeIfRoom } from '../../core/util/stored';
import { browser } from '../api/browser';
import { hasContainers } from '../api/containers';
import { findMissing } from '../api/host-permissions';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';
import type { LaunchFacts } from './launch-facts';

/** The host suffixes whose links only a tab can follow, as learned since the browser started. */
const linksForTabs = storageItem('session', 'linksForTabs', v.array(v.string()));

type Where = Pick<LaunchRequest, 'windowId' | 'tabId'>;

/**
 * Whether the worker can redeem a link for the place where Studio is to be opened. Studio's host must be allowed and
 * must not be in `linksForTabs`. The place must use the same cookies as the worker's requests. Those are the default
 * cookies, not those of a private window or a container.
 */
export async function mayRedeem(
  link: URL,
  openIn: OpenIn,
  where: Where,
  profile: Profile,
  { session, allowed }: Pick<LaunchFacts, 'session' | 'allowed'>,
): Promise<boolean> {
  if (openIn === 'privateWindow' || (profile.container && hasContainers())) return false;
  if (linksForTabs.findIn(session)?.includes(hostSuffix(link))) return false;
  const [missing, isDefault] = await Promise.all([
    findMissing([hostOf(link.href)], allowed),
    hasDefaultCookies(openIn, where).catch(() => false),
  ]);
  return missing.length === 0 && isDefault;
}

/** From now on, links of these hosts are opened in the tab, until the browser is closed. */
export async function leaveLinksToTabs(link: URL): Promise<void> {
  await withLock('links-for-tabs', async () => {
    const others = (await linksForTabs.get()) ?? [];
    await storeIfRoom(linksForTabs, [...new Set([...others, hostSuffix(link)])]);
  });
}

/** Always true in Chromium: it has no containers, and keeps an extension that is not split out of private windows. */
async function hasDefaultCookies(openIn: OpenIn, { windowId, tabId }: Where): Promise<boolean> {
  if (import.meta.env.MODE !== 'firefox' || openIn === 'newWindow') return true;
  if (openIn === 'currentTab') {
    const inWindow = windowId === undefined ? { lastFocusedWindow: true } : { windowId };
    const [active] = tabId === undefined ? await browser.tabs.query({ active: true, ...inWindow }) : [];
    const tab = tabId === undefined ? active : await browser.tabs.get(tabId);
    // Firefox reveals a tab's container only to extensions that may use containers.
    return tab?.cookieStoreId === 'firefox-default';
  }
  const { incognito } = await (windowId === undefined
    ? browser.windows.getLastFocused()
    : browser.windows.get(windowId));
  return !incognito;
}
