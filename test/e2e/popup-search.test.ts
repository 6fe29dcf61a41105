import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { clickButton, findByRole, importConfiguration, pressKeys, waitForText } from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

// The popup's search, order and keys. Nothing is launched here: popup-launch.test.ts does.

const [lab, home, notebook] = demoConfiguration.profiles;
const many = Array.from({ length: 300 }, (_, index) => ({ ...home, id: `team-${index}`, name: `Team ${index}` }));

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => await world?.close());

/** The popup, once its profiles are there. */
async function openList(): Promise<Page> {
  const popup = await openPopup(world);
  await popup.waitForSelector('.row');
  return popup;
}

const readNames = (popup: Page) => popup.$$eval('.row .name', names => names.map(name => name.textContent));
const readFocus = (popup: Page) =>
  popup.evaluate(
    () => document.activeElement?.ariaLabel ?? document.activeElement?.querySelector('.name')?.textContent,
  );

test('without profiles it offers to import a configuration and to set up a connection', async () => {
  const popup = await openPopup(world);
  await waitForText(popup, 'Import a file');
  await expect.poll(() => world.aws.log.map(({ host }) => host)).toContain('studio-launcher-demo.localhost');
  expect(await popup.$$eval('button', buttons => buttons.map(button => button.textContent))).toEqual([
    'Import a file',
    'Set up manually',
  ]);
  await clickButton(popup, 'Set up manually').catch(() => undefined);
  await (await world.findPage(address => address.endsWith('/src/options/index.html#add-connection'))).close();
});

test.each(['keys', 'pointer'])(
  'where a demo runs, the popup offers it, and its configuration is previewed: by %s',
  async way => {
    const demo = await startWorld({ aws: { demo: demoConfiguration } });
    try {
      const popup = await openPopup(demo);
      const button = await findByRole(popup, 'button', 'Try the demo');
      if (way === 'keys') await button.focus();
      await (way === 'keys' ? popup.keyboard.press('Enter') : button.click()).catch(() => undefined);
      const options = await demo.findPage(address => address.endsWith('/src/options/index.html#demo'));
      expect(await waitForText(options, 'Review')).toContain('Prod JupyterLab');
      await clickButton(options, 'Import');
      await waitForText(options, 'Imported.');
    } finally {
      await demo.close();
    }
  },
);

test('pinned profiles are first, and each shows its app, who and where', async () => {
  await importConfiguration(world, {
    ...demoConfiguration,
    profiles: [lab, { ...home, keywords: ['start'] }, { ...notebook, pinned: true }],
  });
  const popup = await openList();
  await expect.poll(() => readNames(popup)).toEqual(['Old notebook', 'Prod JupyterLab', 'Studio home']);
  const details = await popup.$$eval('.row .who', rows => rows.map(row => row.textContent));
  expect(details).toEqual([
    'Notebook instance · research-1',
    'JupyterLab · alice · d-abcdefgh1234 · alice-lab',
    'Studio · alice · d-abcdefgh1234',
  ]);
});

test.each([
  ['prod', 'Prod JupyterLab'],
  ['alice-lab', 'Prod JupyterLab'],
  ['start', 'Studio home'],
  ['research', 'Old notebook'],
  ['jupiterlab', 'Prod JupyterLab'],
  ['lab prod', 'Prod JupyterLab'],
])('“%s” finds %s', async (text, name) => {
  const popup = await openList();
  await popup.keyboard.type(text);
  await popup.waitForFunction(wanted => document.querySelector('.row .name')?.textContent === wanted, {}, name);
});

test('what the search found is marked, in the name and in the line below', async () => {
  const popup = await openList();
  const marked = (selector: string) => popup.$$eval(selector, marks => marks.map(mark => mark.textContent));
  await popup.keyboard.type('jupyter');
  await popup.waitForSelector('.name mark');
  await expect.poll(() => marked('.name mark')).toEqual(['Jupyter']);
  await popup.keyboard.press('Escape');
  await popup.keyboard.type('research');
  await popup.waitForSelector('.who mark');
  await expect.poll(() => marked('.who mark')).toEqual(['research']);
});

test('a search that finds nothing says so', async () => {
  const popup = await openList();
  await popup.keyboard.type('zzqqzz');
  await waitForText(popup, 'No results for “zzqqzz”');
});

test('arrows walk from the search through the rows and back, Home and End to their ends', async () => {
  const popup = await openList();
  const walk = [
    ['ArrowDown', 'Old notebook'],
    ['ArrowDown', 'Prod JupyterLab'],
    ['End', 'Studio home'],
    ['ArrowDown', 'Search profiles'],
    ['ArrowUp', 'Studio home'],
    ['Home', 'Old notebook'],
    ['ArrowUp', 'Search profiles'],
  ] as const;
  await expect.poll(() => readFocus(popup)).toBe('Search profiles');
  for (const [key, name] of walk) {
    await popup.keyboard.press(key);
    await expect.poll(() => readFocus(popup), { message: key }).toBe(name);
  }
});

test('a letter typed on a row goes on with the search', async () => {
  const popup = await openList();
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.type('home');
  await popup.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  expect(await popup.$eval('input[type=search]', input => input.value)).toBe('home');
});

test('Escape clears the search, and then closes the popup', async () => {
  const popup = await openList();
  await popup.keyboard.type('home');
  await popup.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  pressKeys(world, 'Escape');
  await popup.waitForFunction(() => document.querySelectorAll('.row').length === 3);
  pressKeys(world, 'Escape');
  await expect.poll(() => world.listPages(address => address.endsWith('/src/popup/index.html'))).toEqual([]);
});

test('of hundreds of profiles only those in sight are drawn, and End still leads to the last', async () => {
  await importConfiguration(world, { ...demoConfiguration, profiles: many, defaultProfile: undefined });
  const popup = await openList();
  expect((await readNames(popup)).length).toBeLessThan(40);
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('End');
  await popup.waitForFunction(() => document.activeElement?.textContent?.startsWith('Team 299'));
  expect(await popup.$eval('.profiles', list => list.scrollTop)).toBeGreaterThan(10_000);
});
