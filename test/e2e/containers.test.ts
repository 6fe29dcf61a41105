import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { containerTabsOf } from './harness/container-tabs';
import { findViolations } from './harness/find-violations';
import { unfold } from './harness/hands';
import {
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
import { launchAsBob, mine, withTwoUsers } from './harness/two-users';
import { openWindowScope } from './harness/window-scope';
import { isFirefox, type World } from './harness/world';

// Containers: two user profiles of one domain, which share Studio's host, side by side in one browser.

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  const configuration = withTwoUsers({ container: 'Alice', color: 'green' }, { container: 'Bob', color: 'cyan' });
  await importConfiguration(world, configuration, world.remote);
});
afterAll(async () => await world?.close());
afterEach(async () => {
  if (isFirefox) await closeStudios();
  else await closeStudio(world);
});

const mayUseContainers = () => world.remote.evaluate('browser.permissions.contains({ permissions: ["cookies"] })');
const takeBack = () => world.remote.evaluate('browser.permissions.remove({ permissions: ["cookies"] })');
const readContainers = () =>
  world.remote.evaluate(
    `browser.contextualIdentities.query({}).then(found =>
      found.filter(({ name }) => ['Alice', 'Bob'].includes(name)).map(({ name, color }) => [name, color]).sort())`,
  );

/** Waits until these users' Studios are all that is open in tabs; resolves to the tabs. */
async function waitForStudios(...users: string[]) {
  const { read } = containerTabsOf(world.browser);
  const isUser = expect.poll(async () => (await read()).map(({ user }) => user).sort());
  await isUser.toEqual(users);
  return await read();
}

const closeStudios = async () => await containerTabsOf(world.browser).close();

describe.skipIf(!isFirefox)('containers (only Firefox has them)', () => {
  test('a profile with one cannot open while Firefox has not been asked; a button asks, and no prompt comes, which would close the popup', async () => {
    expect(await mayUseContainers()).toBe(false);
    const popup = await clickProfile(world, mine.name);
    expect(await waitForText(popup, 'Can’t open in this container')).toContain('one more permission');
    expect(await findViolations(popup)).toEqual([]);
    await clickButton(popup, 'Allow containers');
    // Nobody answers a prompt here.
    await waitForStudios('alice');
    expect(await mayUseContainers()).toBe(true);
  });

  test('two user profiles of one domain are open side by side, each in its own, in the profile’s colour', async () => {
    await clickProfile(world, mine.name);
    await waitForStudios('alice');
    await launchAsBob(world);
    await waitForStudios('alice', 'bob');
    await containerTabsOf(world.browser).reload();
    const tabs = await waitForStudios('alice', 'bob');
    expect(new Set(tabs.map(({ userContext }) => userContext)).size).toBe(2);
    expect(await readContainers()).toEqual([
      ['Alice', 'green'],
      // Its name in Firefox 153; earlier ones call it turquoise.
      ['Bob', expect.stringMatching(/^(cyan|turquoise)$/)],
    ]);
  });

  test('a container that there is is used again', async () => {
    await clickProfile(world, mine.name);
    await waitForStudios('alice');
    expect(await readContainers()).toHaveLength(2);
  });

  test('the launch page opens a tab in the container, and stays', async () => {
    const page = await world.openPage('src/launch/index.html#profile=mine');
    await waitForText(page, 'Opened');
    await waitForStudios('alice');
    const stores = `browser.tabs.query({ url: 'https://*.studio.us-east-1.sagemaker.aws/*' }).then(tabs =>
      Promise.all(tabs.map(tab => browser.contextualIdentities.get(tab.cookieStoreId))))
      .then(found => found.map(({ name }) => name))`;
    expect(await world.remote.evaluate(stores)).toEqual(['Alice']);
    await page.close();
  });

  test('where containers are switched off, nothing opens, and the card says where to switch them on', async () => {
    const run = await openWindowScope(world.browser);
    const pref = 'privacy.userContext.enabled';
    await forgetLaunches(world);
    await run(`Services.prefs.setBoolPref('${pref}', false)`);
    const popup = await clickProfile(world, mine.name);
    await waitForText(popup, 'Turn on “Enable Container Tabs”');
    await waitForStudios();
    await run(`Services.prefs.setBoolPref('${pref}', true)`);
    await clickButton(popup, 'Try again');
    await waitForStudios('alice');
  });

  test('the editor offers those that there are, and asks Firefox once one is named', async () => {
    await takeBack();
    const options = await world.openPage('src/options/index.html#profile=mine');
    const field = await findByRole(options, 'combobox', 'Container');
    expect(await field.evaluate(input => (input as HTMLInputElement).value)).toBe('Alice');
    const offered = await field.evaluate(input => [...((input as HTMLInputElement).list?.options ?? [])].length);
    expect(offered).toBeGreaterThan(2);
    expect(await findViolations(options)).toEqual([]);
    expect(await mayUseContainers()).toBe(false);
    await field.focus();
    await options.keyboard.press('End');
    await options.keyboard.type(' 2');
    await expect.poll(mayUseContainers).toBe(true);
    await clickButton(options, 'Save');
    await waitForText(options, 'Saved');
    await expect.poll(() => readStoredProfile(options, 'mine')).toMatchObject({ container: 'Alice 2' });
  });
});

describe.skipIf(isFirefox)('in a browser without containers (Firefox has them)', () => {
  test('the editor keeps the name, and says that it is ignored here', async () => {
    const options = await world.openPage('src/options/index.html#profile=mine');
    expect(await waitForText(options, 'Only for Firefox')).toContain('ignored in this browser');
    await clickButton(options, 'Save');
    await waitForText(options, 'Saved');
    expect(await readStoredProfile(options, 'mine')).toMatchObject({ container: 'Alice' });
    await options.close();
  });

  test('a profile without one does not show the field', async () => {
    const options = await world.openPage('src/options/index.html#profile=studio-home');
    await waitForText(options, 'SageMaker user');
    await unfold(options, 'pointer', 'Keywords');
    expect(await waitForText(options, 'Keywords')).not.toContain('ignored in this browser');
    await options.close();
  });

  test('another user profile of the domain is asked about, whatever container it names', async () => {
    await launchAsBob(world);
    expect((await findStudio(world)).shown.user).toBe('bob');
    const popup = await clickProfile(world, mine.name);
    expect(await waitForText(popup, 'Studio is already open as another user')).toContain('as bob');
  });
});
