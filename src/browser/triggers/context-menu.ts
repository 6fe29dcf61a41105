import * as v from 'valibot';
import type { Profile } from '../../core/configuration/profile';
import { findStudioPage } from '../../core/hosts/studio-host-suffixes';
import { isSameJson } from '../../core/util/same-json';
import { afterStart } from '../api/after-start';
import { browser, someBrowser } from '../api/browser';
import { openOptionsPage } from '../api/pages';
import { storageItem } from '../api/storage-item';
import { t } from '../api/translate';
import { withLock } from '../api/with-lock';
import { createOneTime } from '../launch/one-time';
import { recentLaunches } from '../launch/recent-launches';
import { onConfigurationChanged } from '../store/configuration-store';
import { handOverImport } from '../store/handed-import';
import type { Triggers } from './triggers';

/** How many profiles are offered. Browsers show at most six entries of an extension at the top level. */
const shownProfiles = 4;
const shownInSubmenu = 20;

/** Chromium adds its own entry for the options to this menu. */
const hasOwnOptions = import.meta.env.MODE !== 'firefox';

const saveTabId = 'save-tab:';
/** The pages on which Firefox shows what concerns them. Chromium shows it in the button's menu on every page. */
const studioPages = ['https://*.sagemaker.aws/*', 'https://*.sagemaker.com.cn/*'];

const entrySchema = v.object({
  id: v.string(),
  title: v.string(),
  parentId: v.exactOptional(v.string()),
});
type Entry = v.InferOutput<typeof entrySchema>;

/**
 * The entries that the menu shows. Not set while the menu is being built: the next worker rebuilds an unfinished menu.
 */
const shownMenu = storageItem('session', 'contextMenu', v.array(entrySchema));

/**
 * The menu of the toolbar button: pinned and recent profiles, their commands to copy, the tab in front to save as a profile,
 * and the options.
 */
export function onContextMenu({ getLaunchables, launch, openLaunchPage }: Triggers): void {
  if (!someBrowser.contextMenus) return;
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, pageUrl }, tab) => {
    const [, action, profileId = ''] = /^(launch|copy|save-tab|options):(.*)$/.exec(String(menuItemId)) ?? [];
    const where = { windowId: tab?.windowId };
    if (action === 'launch') await launch({ profileId, ...where });
    // A worker has no clipboard: the page copies.
    else if (action === 'copy') {
      await openLaunchPage({ share: profileId, copy: 'cli', once: await createOneTime() }, where);
    } else if (action === 'save-tab') {
      const address = findStudioPage(pageUrl ?? tab?.url ?? '');
      await openOptionsPage(
        await handOverImport({
          type: 'tab',
          ...(address !== undefined && { address }),
          ...(tab?.id !== undefined && { tabId: tab.id }),
        }),
      );
    } else if (action === 'options') await openOptionsPage();
  });
  const waiting = { isAny: false };
  const rebuild = () => {
    // If many changes come at once, one rebuild after the current one covers them all.
    if (waiting.isAny) return;
    waiting.isAny = true;
    void withLock('context-menu', async () => {
      waiting.isAny = false;
      // If profiles cannot be read, the pages say so.
      const profiles = await getLaunchables().then(
        launchables => launchables.profiles,
        () => [],
      );
      await showEntries(entriesFor(profiles));
    });
  };
  browser.runtime.onInstalled.addListener(rebuild);
  browser.runtime.onStartup.addListener(rebuild);
  onConfigurationChanged(rebuild);
  recentLaunches.onChanged(rebuild);
  afterStart(() => void shownMenu.get().then(shown => shown ?? rebuild()));
}

function entriesFor(profiles: readonly Profile[]): Entry[] {
  const copies = profiles.slice(0, shownInSubmenu);
  return [
    ...profiles.slice(0, shownProfiles).map(({ id, name }) => ({ id: `launch:${id}`, title: asTitle(name) })),
    ...(copies.length > 0 ? [{ id: 'copy', title: t('copyCliCommand') }] : []),
    ...copies.map(({ id, name }) => ({ id: `copy:${id}`, title: asTitle(name), parentId: 'copy' })),
    { id: saveTabId, title: t('saveTab') },
    ...(hasOwnOptions ? [] : [{ id: 'options:', title: t('options') }]),
  ];
}

/** Leaves entries that keep their place alone, because a person may have the menu open and be about to choose one. */
async function showEntries(entries: readonly Entry[]): Promise<void> {
  const shown = await shownMenu.get();
  if (shown && isSameJson(shown, entries)) return;
  await shownMenu.remove();
  const kept = shown ? countCommon(shown, entries) : 0;
  // Entries can only be added at the end. Remove the last one first, because removing an entry also removes its
  // children.
  const removed = shown?.slice(kept).reverse() ?? [];
  if (shown) await Promise.all(removed.map(({ id }) => browser.contextMenus.remove(id)));
  else await browser.contextMenus.removeAll();
  await Promise.all(entries.slice(kept).map(create));
  await shownMenu.set([...entries]);
}

/** How many entries at the start are the same in both menus. */
function countCommon(one: readonly Entry[], other: readonly Entry[]): number {
  const different = one.findIndex((entry, index) => !isSameJson(entry, other[index]));
  return different < 0 ? one.length : different;
}

/** Rejects if the browser did not accept the entry. The browser reports that only to a callback. */
async function create(entry: Entry): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const pages = entry.id === saveTabId ? { documentUrlPatterns: studioPages } : {};
    browser.contextMenus.create({ ...entry, ...pages, contexts: ['action'] }, () => {
      const { lastError } = browser.runtime;
      if (lastError) reject(lastError);
      else resolve();
    });
  });
}

/**
 * A name on one line. `&` would mark an access key, so it is doubled. An invisible joiner splits `%s` (selected text).
 */
function asTitle(name: string): string {
  return name.replace(/\s+/g, ' ').replaceAll('%s', '%\u2060s').replaceAll('&', '&&');
}
