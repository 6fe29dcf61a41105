import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { inChromium } from './harness/in-chromium';
import {
  clickProfile,
  findByRole,
  findStudio,
  importConfiguration,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { openWindowScope } from './harness/window-scope';
import { isFirefox, openPopup, type World } from './harness/world';

// Studio Launcher is not in private windows: it can only open one. In Chromium nobody can let it in there
// (`incognito: not_allowed`); Firefox opens none for an extension that was not let in, so that there a person can.

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
});
afterAll(async () => await world?.close());

const pages = ['options', 'popup', 'launch', 'link'].map(name => `src/${name}/index.html`);

/** By the popup's menu. Resolves to the popup, which may be gone by then. */
async function launchInPrivate(inWorld: World): Promise<Page> {
  const popup = await openPopup(inWorld);
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  const item = await findByRole(popup, 'menuitem', 'Open in private window');
  // The popup may be gone before the click has been reported.
  await item.click().catch(() => undefined);
  return popup;
}

/** What normal windows know: their tabs, but the popup, which Firefox shows in one here, and the tabs that are remembered. */
async function readNormal({ remote }: World): Promise<unknown> {
  return await remote.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const { openTabs } = await chrome.storage.session.get('openTabs');
    const isPopup = (address = '') => address.endsWith('/src/popup/index.html');
    return [tabs.filter(({ incognito, url }) => !incognito && !isPopup(url)).map(({ id }) => id), openTabs];
  });
}

inChromium('62: private window: nobody can let the extension in there (in Firefox a person can)', async () => {
  const page = await world.browser.newPage();
  await page.goto('chrome://extensions');
  const change = JSON.stringify({ extensionId: world.extensionId, incognitoAccess: true });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
  const access = `chrome.developerPrivate.getExtensionInfo('${world.extensionId}').then(info => info.incognitoAccess)`;
  expect(await page.evaluate(access)).toEqual({ isActive: false, isEnabled: false });
  await page.close();
  expect(await world.remote.evaluate('chrome.extension.isAllowedIncognitoAccess()')).toBe(false);
});

inChromium(
  '62: private window: a launch into one leaks nothing to normal windows (Firefox has tests of its own)',
  async () => {
    const tabs = async () => await world.remote.evaluate('chrome.tabs.query({}).then(tabs => tabs.map(tab => tab.id))');
    const tabsBefore = await tabs();
    const before = await readNormal(world);
    await launchInPrivate(world);
    const { page } = await findStudio(world);
    // The extension sees no private tab at all.
    expect(await tabs()).toEqual(tabsBefore);
    expect(await readNormal(world)).toEqual(before);
    // None of our pages opens in there, so nothing of the store or of the sign-in can be seen.
    for (const path of pages) {
      await expect(page.goto(`${world.origin}/${path}`)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
    }
  },
);

describe.skipIf(!isFirefox)('in Firefox, where a person may let the extension in', () => {
  test('62: private window: until then none opens, the link is dropped, and the card says where to allow it', async () => {
    expect(await world.remote.evaluate('chrome.extension.isAllowedIncognitoAccess()')).toBe(false);
    const before = await readNormal(world);
    world.aws.reset();
    const popup = await launchInPrivate(world);
    const text = await waitForText(popup, 'Couldn’t open a private window');
    expect(text).toContain('Run in Private Windows');
    expect(await findViolations(popup)).toEqual([]);
    expect(await readNormal(world)).toEqual(before);
    expect(world.aws.log.filter(({ host }) => /\.studio\./.test(host))).toEqual([]);
  });

  test('62: private window: until then our pages are empty in one, without the browser API', async () => {
    const run = await openWindowScope(world.browser);
    for (const path of pages) {
      const address = `${world.origin}/${path}#in-private`;
      await run("openTrustedLinkIn(ARGUMENT, 'window', { private: true })", address);
      const page = await world.findPage(found => found === address);
      const read = () => page.evaluate('[document.readyState, typeof chrome, document.body.innerText.trim()]');
      await expect.poll(read).toEqual(['complete', 'undefined', '']);
      await page.close();
    }
  });

  test('62: private window: let in, it opens one, whose Studio is not switched to from a normal one', async () => {
    const letIn = await startWorldOfAlice({ inPrivateWindows: true });
    try {
      const { profiles } = demoConfiguration;
      const switching = profiles.map(profile => ({ ...profile, switchToOpenTab: true }));
      await importConfiguration(letIn, { ...demoConfiguration, profiles: switching }, letIn.remote);
      await launchInPrivate(letIn);
      expect((await findStudio(letIn)).shown.user).toBe('alice');
      expect(await readStudios(letIn)).toEqual([true]);
      await clickProfile(letIn, 'Studio home');
      await expect.poll(() => readStudios(letIn)).toEqual([false, true]);
    } finally {
      await letIn.close();
    }
  });
});

/** Whether each tab with Studio is private. */
async function readStudios({ remote }: World): Promise<boolean[]> {
  return await remote.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'https://*.sagemaker.aws/*' });
    return tabs.map(({ incognito }) => incognito).sort();
  });
}
