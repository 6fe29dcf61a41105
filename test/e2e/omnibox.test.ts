import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import {
  closeStudio,
  findStudio,
  importConfiguration,
  pressKeys,
  readAddress,
  startWorldOfAlice,
  typeText,
  waitForText,
} from './harness/person';
import { readDrawnLines } from './harness/suggestions';
import { isFirefox, openOptions, stopWorker, type World } from './harness/world';

// The address bar after the keyword `sm`, with a real keyboard: nothing of it can be reached from a page.

const [lab, home] = demoConfiguration.profiles;
const presign = 'SageMaker.CreatePresignedDomainUrl';
/** Its name would be markup, and turn what stands beside it from right to left. */
const hostile = { ...home, id: 'hostile', name: '<match>&"\'</match> ייצור', keywords: ['markup'] };

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const profiles = [...demoConfiguration.profiles, hostile];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

/** What is drawn for texts that name no profile. */
const hints = [
  ['xyzzy', 'No match'],
  ['?', 'Type a profile'],
] as const;

/** Types in the address bar of a new tab, as a person does, and then presses keys; resolves to that tab. */
async function typeInAddressBar(text: string, ...keys: string[]): Promise<Page> {
  const tab = await openOptions(world);
  await tab.bringToFront();
  // The worker may have to be started before its suggestions come. Each names a profile, if there is one.
  await typeUntilDrawn(text, undefined, hints.find(([typed]) => text.includes(typed))?.[1] ?? '—');
  pressKeys(world, ...keys);
  return tab;
}

/** Types until the browser draws a text in its line number `place`, or in any. */
async function typeUntilDrawn(text: string, delay: number | undefined, drawn: string, place?: number): Promise<void> {
  const type = async () => {
    pressKeys(world, 'Escape', 'Escape', 'ctrl+l');
    typeText(world, text, delay);
    await new Promise(resolve => setTimeout(resolve, 700));
    const lines = await readDrawnLines(world);
    // Another Chromium may draw the lines where nothing can read them.
    if (!lines) return drawn;
    return place === undefined ? lines.join('\n') : lines[place];
  };
  // On a busy machine a key may count as held down, so that its letter is there twice: a person types again.
  await expect.poll(type).toContain(drawn);
}

const lines: readonly (readonly [text: string, line: string])[] = [
  ['prod jup', 'Prod JupyterLab — JupyterLab · alice'],
  ['prod canvas', 'Prod JupyterLab — Canvas · alice'],
  ['prod canvas xyzzy', 'No match. Press Enter to see similar profiles.'],
];

test.each(lines.flatMap(([text, line]) => [0, 40, 250].map(delay => [text, line, delay] as const)))(
  '106: for “%s” the browser draws “%s”, which is what Enter does, with %i ms between the keys',
  async (text, line, delay) => {
    const tab = await openOptions(world);
    await tab.bringToFront();
    // Firefox draws its first line before it asks what was typed: there it is a hint, and what Enter does is below.
    const place = isFirefox ? 1 : 0;
    await typeUntilDrawn(`sm ${text}`, delay, line, place);
    if (isFirefox) expect((await readDrawnLines(world))?.[0]).not.toContain('—');
    pressKeys(world, 'Escape', 'Escape');
    await tab.close();
  },
);

test('a name and Enter open Studio in this tab', async () => {
  const tab = await typeInAddressBar('sm prod jup', 'Return');
  const { page, shown } = await findStudio(world);
  expect(shown).toMatchObject({ user: lab.userProfileName, space: lab.spaceName });
  expect(page === tab).toBe(true);
});

test('Alt+Enter opens it in a new tab', async () => {
  const tab = await typeInAddressBar('sm studio home', 'alt+Return');
  const { page, shown } = await findStudio(world);
  expect(shown.space).toBe('none');
  expect(page === tab).toBe(false);
  await tab.close();
});

test('with a stopped worker it is the same', async () => {
  await stopWorker(world);
  await typeInAddressBar('sm prod', 'Return');
  expect((await findStudio(world)).shown.space).toBe(lab.spaceName);
});

test('a second word names the app, and @ the space', async () => {
  await typeInAddressBar('sm home code @alice-lab', 'Return');
  const { shown } = await findStudio(world);
  expect(shown).toMatchObject({ space: 'alice-lab', landing: expect.stringContaining('CodeEditor') });
});

test('a space lists the default first, and an arrow key chooses it', async () => {
  // Chromium asks for suggestions at the first key after the keyword.
  await typeInAddressBar('sm  ', 'Down', 'Return');
  expect((await findStudio(world)).shown.space).toBe(lab.spaceName);
});

test('a suggestion that is deleted is no longer among the recent ones', async () => {
  const readRecent = async () => {
    const { recentLaunches } = await world.remote.evaluate(() => chrome.storage.local.get('recentLaunches'));
    return new Set((recentLaunches as { profileId: string }[]).map(({ profileId }) => profileId));
  };
  const before = await readRecent();
  expect([...before]).toEqual(expect.arrayContaining([lab.id, home.id]));
  // On a busy machine a key may come before the browser has marked the line: a person tries again.
  const deleteOne = async () => {
    const tab = await typeInAddressBar('sm alice', 'Down', 'shift+Delete', 'Escape', 'Escape');
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await tab.close();
    return (await readRecent()).size;
  };
  await expect.poll(deleteOne).toBeLessThan(before.size);
});

test('Enter without a word shows the profiles to choose from', async () => {
  const tab = await typeInAddressBar('sm  ', 'Return');
  expect(await waitForText(tab, 'Choose a profile')).toContain(lab.name);
  await tab.close();
});

test('an arrow key chooses the next suggestion', async () => {
  await typeInAddressBar('sm alice', 'Down', 'Return');
  const { shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
  expect(world.aws.log.filter(({ operation }) => operation === presign)).toHaveLength(1);
});

test('49: markup in a profile’s name: found as text in the address bar, and launched', async () => {
  await typeInAddressBar('sm markup', 'Return');
  expect((await findStudio(world)).shown.user).toBe(hostile.userProfileName);
});

test('what matches nothing leads to the nearest profiles, and nothing is launched', async () => {
  const tab = await typeInAddressBar('sm prod xyzzy', 'Return');
  expect(await waitForText(tab, 'Choose a profile')).toContain(lab.name);
  expect(await readAddress(tab)).toContain('/src/launch/index.html#search=');
  expect(world.aws.log.filter(({ operation }) => operation === presign)).toEqual([]);
  await tab.close();
});

test('sm ? explains itself', async () => {
  const tab = await typeInAddressBar('sm ?', 'Return');
  expect(await waitForText(tab, 'Choose a profile')).toContain('or @space');
  await tab.close();
});

test('a launch that fails leads to its card, in the tab that asked', async () => {
  world.aws.setFaults([{ operation: presign, html: true }]);
  const tab = await typeInAddressBar('sm prod jup', 'Return');
  // The options page, where this tab began, lists the launch among the recent ones.
  expect(await waitForText(tab, 'Try again')).toContain('Unexpected response instead of AWS’s');
  expect(await readAddress(tab)).toContain('/src/launch/index.html#');
  await tab.close();
});
