import { afterAll, beforeAll, expect, test } from 'vitest';
import { findByRole, findStudio, startWorldOfAlice } from './harness/person';
import { openPopup, type World } from './harness/world';

// Studio Launcher is not in private windows at all (`incognito: not_allowed`): it can only open one.

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
afterAll(async () => await world?.close());

test('62: private window: nobody can let the extension in there', async () => {
  const page = await world.browser.newPage();
  await page.goto('chrome://extensions');
  const change = JSON.stringify({ extensionId: world.extensionId, incognitoAccess: true });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
  const access = `chrome.developerPrivate.getExtensionInfo('${world.extensionId}').then(info => info.incognitoAccess)`;
  expect(await page.evaluate(access)).toEqual({ isActive: false, isEnabled: false });
  await page.close();
  expect(await world.remote.evaluate('chrome.extension.isAllowedIncognitoAccess()')).toBe(false);
});

test('62: private window: a launch into one leaks nothing to normal windows', async () => {
  const tabs = async () => await world.remote.evaluate('chrome.tabs.query({}).then(tabs => tabs.map(tab => tab.id))');
  const tabsBefore = await tabs();
  const rememberedTabs = await world.remote.evaluate('chrome.storage.session.get("openTabs")');
  const popup = await openPopup(world);
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  const item = await findByRole(popup, 'menuitem', 'Open in private window');
  // The popup may be gone before the click has been reported.
  await item.click().catch(() => undefined);
  const { page } = await findStudio(world);
  expect(await tabs()).toEqual(tabsBefore);
  expect(await world.remote.evaluate('chrome.storage.session.get("openTabs")')).toEqual(rememberedTabs);
  // None of our pages opens in there, so nothing of the store or of the sign-in can be seen.
  for (const name of ['options', 'popup', 'launch', 'link']) {
    const address = `${world.origin}/src/${name}/index.html`;
    await expect(page.goto(address)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
  }
});
