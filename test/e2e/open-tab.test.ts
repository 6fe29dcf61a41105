import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { clickProfile, closeStudio, findStudio, importConfiguration, startWorldOfAlice } from './harness/person';
import { startAfresh } from './harness/stored-configuration';
import { chooseFromMenu, pinButton } from './harness/toolbar';
import { pressUntil } from './harness/triggers';
import { openOptions, type World } from './harness/world';

// “Reuse the open tab”: a profile whose Studio is open already is not launched again.

const [, home] = demoConfiguration.profiles;
const profile = { ...home, id: 'again', name: 'Again', pinned: true, switchToOpenTab: true };
const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  // What other files left in the browser's toolbar moves the button.
  world = await startWorldOfAlice({ own: true });
});
beforeEach(async () => {
  // Anew for each test: a key that comes too early may hit the menu's own entry that takes the button away.
  await pinButton(world);
  await world.remote.bringToFront();
  await startAfresh(world, world.remote);
  await importConfiguration(
    world,
    { ...demoConfiguration, profiles: [...demoConfiguration.profiles, profile] },
    world.remote,
  );
});
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

/** Studio in its tab, which is not the one in front. */
async function openOnce(): Promise<Page> {
  await clickProfile(world, profile.name);
  const { page } = await findStudio(world);
  await world.remote.bringToFront();
  world.aws.reset();
  return page;
}

const isInFront = (page: Page) => page.evaluate(() => document.visibilityState === 'visible');

test.each([
  ['a click', async () => void (await clickProfile(world, profile.name))],
  ['the menu', async () => await chooseFromMenu(world, 1)],
])('%s brings the open tab to the front, and nobody is asked', async (_name, launch) => {
  const page = await openOnce();
  expect(await isInFront(page)).toBe(false);
  // The menu may be built anew while it is open, which closes it.
  await pressUntil(launch, () => isInFront(page));
  expect(awsCalls(world)).toEqual([]);
  expect(await closeStudio(world)).toBe(1);
});

test.each([
  ['was closed', async (page: Page) => await page.close()],
  ['was taken elsewhere', async (page: Page) => void (await page.goto('about:blank'))],
  [
    'is older than its session can be',
    async () => {
      const twelveHours = 12 * 3_600_000;
      await world.remote.evaluate(
        `chrome.storage.session.get('openTabs').then(({ openTabs }) => chrome.storage.session.set({
          openTabs: openTabs.map(tab => ({ ...tab, openedAt: tab.openedAt - ${twelveHours} })),
        }))`,
      );
    },
  ],
  [
    'shows what the profile meant before it was edited',
    async () => {
      const edited = { ...profile, spaceName: 'alice-lab' };
      await importConfiguration(
        world,
        { ...demoConfiguration, profiles: [...demoConfiguration.profiles, edited] },
        world.remote,
      );
    },
  ],
  [
    'is on a host that the person no longer lets the extension see',
    async () => {
      const origins = '["https://*.studio.us-east-1.sagemaker.aws/*"]';
      expect(await world.remote.evaluate(`chrome.permissions.remove({ origins: ${origins} })`)).toBe(true);
    },
  ],
])('it launches where the tab %s', async (_name, change) => {
  const before = await openOnce();
  await change(before);
  const tab = await openOptions(world);
  await clickProfile(world, profile.name);
  await expect.poll(() => awsCalls(world)).toEqual([presign]);
  await tab.close();
  if (!before.isClosed()) await before.close();
});
