import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { readFocus } from './harness/hands';
import {
  answerHostPrompt,
  clickProfile,
  closeStudio,
  findStudio,
  pressKeys,
  startWorldOfAlice,
  typeText,
  waitForText,
} from './harness/person';
import { openWindowScope, type RunInWindow } from './harness/window-scope';
import type { World } from './harness/world';

// What is Firefox's alone: its panel at the toolbar, its page for add-ons, and a background page that ends when it is idle.

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;
let run: RunInWindow;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  run = await openWindowScope(world.browser);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

const extension = 'WebExtensionPolicy.getByID(ARGUMENT).extension';

/** Opens the panel, as a click on the button leaves it. */
async function openPanel(): Promise<void> {
  await run(
    `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    await ExtensionParent.apiManager.global.browserActionFor(${extension}).openPopup(window, true);`,
    world.extensionId,
  );
  await expect
    .poll(() => run(`return document.querySelector('.webextension-popup-browser')?.clientHeight > 100`))
    .toBe(true);
  await run("document.querySelector('.webextension-popup-browser').focus()");
  await new Promise(resolve => setTimeout(resolve, 500));
}

test('the toolbar’s panel is used by keys alone, with the background page stopped', async () => {
  await world.stopWorker();
  await openPanel();
  typeText(world, 'home');
  pressKeys(world, 'Return');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', space: 'none' });
  expect(awsCalls(world)).toEqual([presign]);
});

test('the toolbar’s panel saves the Studio tab in front as a profile', async () => {
  await clickProfile(world, 'Studio home');
  const { page } = await findStudio(world);
  // As many keys as it takes in a tab, where a test can look.
  const popup = await world.openPopup();
  await popup.waitForSelector('button.account');
  const keys: string[] = [];
  for (; keys.length < 30 && (await readFocus(popup)) !== 'Account: Alice Example'; keys.push('Tab'))
    await popup.keyboard.press('Tab');
  await popup.close();
  await page.bringToFront();
  await openPanel();
  pressKeys(world, ...keys, 'Return', 'End', 'Return');
  const settings = await world.findPage(address => address.endsWith('/src/options/index.html#import'));
  await waitForText(settings, 'Add profile');
  await settings.close();
});

test('63: host permission revoked, here in about:addons: a launch asks for the hosts again, and opens', async () => {
  await run(
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { origins } = await ExtensionPermissions.get(ARGUMENT);
    await ExtensionPermissions.remove(ARGUMENT, { origins, permissions: [] }, ${extension});`,
    world.extensionId,
  );
  await clickProfile(world, 'Studio home');
  await answerHostPrompt(world, 'allow');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('the background page ends by itself when it is idle, and the next launch is one call all the same', async () => {
  const setTimeout = (milliseconds: number) =>
    run(`Services.prefs.setIntPref('extensions.background.idle.timeout', ${milliseconds})`);
  await setTimeout(300);
  const readState = () => run(`return ${extension}.backgroundState`, world.extensionId);
  // Started anew, so that the shorter time holds.
  await world.stopWorker();
  for (let round = 0; round < 3; round += 1) {
    world.aws.reset();
    await clickProfile(world, 'Studio home');
    await findStudio(world);
    expect(awsCalls(world)).toEqual([presign]);
    await closeStudio(world);
    await expect.poll(readState).toBe('stopped');
  }
  await setTimeout(30_000);
});
