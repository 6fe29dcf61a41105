import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { formatCliCommand } from '../../src/core/cli/cli-command';
import { exampleConnection } from '../support/example-document';
import { awsCalls } from './harness/aws-calls';
import { closeStudio, findStudio, importConfiguration, startWorldOfAlice, waitForText } from './harness/person';
import { startAfresh } from './harness/stored-configuration';
import { chooseFromMenu, findInMenu, pinButton, readMenu } from './harness/toolbar';
import { stopWorker, type World } from './harness/world';

// The menu of the toolbar button, opened with the right mouse button and used by keys: pinned profiles come first, then
// those used lately, then the others.

const [lab, home, notebook] = demoConfiguration.profiles;
const pinned = { ...home, id: 'pinned', name: 'R&D 100%s &copy', spaceName: 'alice-lab', pinned: true };

let world: World;

beforeAll(async () => {
  // What other files left in the browser's toolbar moves the button.
  world = await startWorldOfAlice({ own: true });
  await world.allowClipboard();
});
beforeEach(async () => {
  // Anew for each test: a key that comes too early may hit the menu's own entry that takes the button away.
  await pinButton(world);
  world.aws.reset();
  await world.remote.bringToFront();
  await startAfresh(world, world.remote);
  await importConfiguration(
    world,
    { ...demoConfiguration, profiles: [...demoConfiguration.profiles, pinned] },
    world.remote,
  );
  await expect.poll(() => readEntries()).toEqual([pinned, lab, home, notebook].map(({ id }) => `launch:${id}`));
});
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

/** The profiles that the menu offers first. */
const readEntries = async () => (await readMenu(world))?.filter(id => id.startsWith('launch:'));

test.each([
  ['the pinned profile', 1, 'alice-lab', 'studio::'],
  ['the first of the others', 2, 'alice-lab', lab.landingUri],
])('%s is entry %i, and opens', async (_name, entry, space, landing) => {
  await chooseFromMenu(world, entry);
  expect((await findStudio(world)).shown).toMatchObject({ space, landing });
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
});

test('what was launched moves up', async () => {
  await chooseFromMenu(world, 3);
  expect((await findStudio(world)).shown.space).toBe('none');
  await expect.poll(() => readEntries()).toEqual(['pinned', 'studio-home', 'prod-lab', 'old-notebook'].map(launchOf));
});

test('“Copy AWS CLI command” copies that of the profile', async () => {
  await chooseFromMenu(world, 5, 3);
  const page = await world.findPage(address => address.includes('/src/launch/index.html#share='));
  await waitForText(page, 'Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(formatCliCommand(home, exampleConnection));
  await page.close();
});

test('many changes at once end in the menu of the last', async () => {
  const added = Array.from({ length: 40 }, (_, index) => ({ ...home, id: `added-${index}`, name: `Added ${index}` }));
  const items = added.map(value => ({
    [`profile:${value.id}`]: { position: 0, savedAt: 1, value: { ...value, pinned: true } },
  }));
  await world.remote.evaluate(
    `Promise.all(${JSON.stringify(items)}.map(item => chrome.storage.sync.set(item)))
      .then(() => chrome.storage.sync.remove(${JSON.stringify(items.slice(3).flatMap(item => Object.keys(item)))}))`,
  );
  const expected = ['added-0', 'added-1', 'added-2', 'pinned'].map(launchOf);
  await expect.poll(async () => (await readEntries())?.sort()).toEqual(expected);
  expect(
    await findInMenu(
      world,
      added.map(({ id }) => launchOf(id)),
    ),
  ).toEqual(expected.slice(0, 3));
  expect(await findInMenu(world, ['launch:prod-lab', 'copy:prod-lab', 'copy'])).toEqual(['copy:prod-lab', 'copy']);
});

test('a menu that a worker could not finish is finished by the next', async () => {
  // As if the worker had been stopped between taking the old entries away and adding the new ones.
  await world.remote.evaluate(
    'chrome.storage.session.remove("contextMenu").then(() => chrome.contextMenus.removeAll())',
  );
  await stopWorker(world);
  expect(await findInMenu(world, ['launch:pinned'])).toEqual([]);
  await world.remote.evaluate(
    'chrome.runtime.sendMessage({ type: "findSignedIn", request: { connectionId: "acme" } })',
  );
  await expect.poll(() => findInMenu(world, ['launch:pinned', 'copy'])).toEqual(['launch:pinned', 'copy']);
});

function launchOf(id: string): string {
  return `launch:${id}`;
}
