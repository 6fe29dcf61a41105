import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './harness/find-violations';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readStoredProfile } from './harness/stored-configuration';
import { forgetLaunches } from './harness/triggers';
import { bobs, mine, withTwoUsers } from './harness/two-users';
import { openWindowScope } from './harness/window-scope';
import { isFirefox, type World } from './harness/world';

// Containers: two user profiles of one domain, which share Studio's host, side by side in one browser.

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const configuration = withTwoUsers({ container: 'Alice', color: 'green' }, { container: 'Bob', color: 'cyan' });
  await importConfiguration(world, configuration, world.remote);
});
afterAll(async () => await world?.close());

const isStudio = (address: string) => address.includes('.studio.us-east-1.sagemaker.aws');
const mayUseContainers = () => world.remote.evaluate('browser.permissions.contains({ permissions: ["cookies"] })');
const takeBack = () => world.remote.evaluate('browser.permissions.remove({ permissions: ["cookies"] })');
const readContainers = () =>
  world.remote.evaluate(
    `browser.contextualIdentities.query({}).then(found =>
      found.filter(({ name }) => ['Alice', 'Bob'].includes(name)).map(({ name, color }) => [name, color]).sort())`,
  );

async function readUsers(pages: readonly Page[]): Promise<(string | null)[]> {
  const users: (string | null)[] = [];
  for (const page of pages) {
    await page.bringToFront();
    await page.reload();
    await page.waitForSelector('[data-testid=user]');
    users.push(await page.$eval('[data-testid=user]', element => element.textContent));
  }
  return users.sort();
}

describe.skipIf(!isFirefox)('containers (only Firefox has them)', () => {
  test('a profile with one cannot open while Firefox has not been asked, and a button asks', async () => {
    expect(await mayUseContainers()).toBe(false);
    const popup = await clickProfile(world, mine.name);
    expect(await waitForText(popup, 'The container cannot be used')).toContain('cookies permission');
    expect(await findViolations(popup)).toEqual([]);
    await clickButton(popup, 'Allow containers');
    expect((await findStudio(world)).shown.user).toBe('alice');
    expect(await mayUseContainers()).toBe(true);
  });

  test('two user profiles of one domain are open side by side, each in its own, in the profile’s colour', async () => {
    const [first] = await world.listPages(isStudio);
    expect(first).toBeDefined();
    await clickProfile(world, bobs.name);
    await answerHostPrompt(world, 'allow');
    await expect.poll(async () => (await world.listPages(isStudio)).length, { timeout: 15_000 }).toBe(2);
    expect(await readUsers(await world.listPages(isStudio))).toEqual(['alice', 'bob']);
    expect(await readContainers()).toEqual([
      ['Alice', 'green'],
      ['Bob', 'turquoise'],
    ]);
    expect(await closeStudio(world)).toBe(2);
  });

  test('a container that there is is used again', async () => {
    await clickProfile(world, mine.name);
    await findStudio(world);
    expect(await readContainers()).toHaveLength(2);
    await closeStudio(world);
  });

  test('the launch page opens a tab in the container, and stays', async () => {
    const page = await world.openPage('src/launch/index.html#profile=mine');
    await waitForText(page, 'Opened');
    expect((await findStudio(world)).shown.user).toBe('alice');
    const stores = `browser.tabs.query({ url: 'https://*.studio.us-east-1.sagemaker.aws/*' }).then(tabs =>
      Promise.all(tabs.map(tab => browser.contextualIdentities.get(tab.cookieStoreId))))
      .then(found => found.map(({ name }) => name))`;
    expect(await world.remote.evaluate(stores)).toEqual(['Alice']);
    await page.close();
    await closeStudio(world);
  });

  test('where containers are switched off, nothing opens, and the card says where to switch them on', async () => {
    const run = await openWindowScope(world.browser);
    const pref = 'privacy.userContext.enabled';
    await forgetLaunches(world);
    await run(`Services.prefs.setBoolPref('${pref}', false)`);
    const popup = await clickProfile(world, mine.name);
    expect(await waitForText(popup, 'Containers are switched off')).toContain(pref);
    expect(await world.listPages(isStudio)).toEqual([]);
    await run(`Services.prefs.setBoolPref('${pref}', true)`);
    await clickButton(popup, 'Try again');
    expect((await findStudio(world)).shown.user).toBe('alice');
    await closeStudio(world);
  });

  test('the editor offers those that there are, and asks Firefox once one is named', async () => {
    await takeBack();
    await world.goTo(world.remote, `${world.origin}/src/options/index.html#profile=mine`);
    const field = await findByRole(world.remote, 'combobox', 'Container');
    expect(await field.evaluate(input => (input as HTMLInputElement).value)).toBe('Alice');
    const offered = await field.evaluate(input => [...((input as HTMLInputElement).list?.options ?? [])].length);
    expect(offered).toBeGreaterThan(2);
    expect(await findViolations(world.remote)).toEqual([]);
    expect(await mayUseContainers()).toBe(false);
    await field.focus();
    await world.remote.keyboard.press('End');
    await world.remote.keyboard.type(' 2');
    await expect.poll(mayUseContainers).toBe(true);
    await clickButton(world.remote, 'Save');
    await waitForText(world.remote, 'Saved');
    await expect.poll(() => readStoredProfile(world.remote, 'mine')).toMatchObject({ container: 'Alice 2' });
  });
});

describe.skipIf(isFirefox)('in a browser without containers (Firefox has them)', () => {
  test('the editor keeps the name, and says that it is ignored here', async () => {
    await world.goTo(world.remote, `${world.origin}/src/options/index.html#profile=mine`);
    const text = await waitForText(world.remote, 'This browser has no containers');
    expect(text).toContain('it is kept for Firefox');
    await clickButton(world.remote, 'Save');
    await waitForText(world.remote, 'Saved');
    expect(await readStoredProfile(world.remote, 'mine')).toMatchObject({ container: 'Alice' });
  });

  test('a profile without one does not show the field', async () => {
    await world.goTo(world.remote, `${world.origin}/src/options/index.html#profile=studio-home`);
    expect(await waitForText(world.remote, 'Keywords')).not.toContain('no containers');
  });

  test('another user profile of the domain is asked about, whatever container it names', async () => {
    await clickProfile(world, mine.name);
    await findStudio(world);
    const popup = await clickProfile(world, bobs.name);
    await answerHostPrompt(world, 'allow');
    // The prompt closed it.
    if (!popup.isClosed()) await popup.close();
    await closeStudio(world);
  });
});
