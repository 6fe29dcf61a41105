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
    'Get started',
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

test('pinned profiles are first, and each shows where it opens', async () => {
  await importConfiguration(world, {
    ...demoConfiguration,
    profiles: [lab, { ...home, keywords: ['start'] }, { ...notebook, pinned: true }],
  });
  const popup = await openList();
  await expect.poll(() => readNames(popup)).toEqual(['Old notebook', 'Prod JupyterLab', 'Studio home']);
  const details = await popup.$$eval('.row .who', rows => rows.map(row => row.textContent));
  expect(details).toEqual(['research-1', 'alice-lab', 'Studio']);
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

test.each(['keys', 'pointer'])('a search that finds nothing says so, and is cleared by %s', async way => {
  const popup = await openList();
  await popup.keyboard.type('zzqqzz');
  await waitForText(popup, 'No results for “zzqqzz”');
  expect(await popup.$$('.row')).toEqual([]);
  if (way === 'keys') await popup.keyboard.press('Escape');
  else await clickButton(popup, 'Clear search');
  await popup.waitForSelector('.row');
  await expect.poll(() => readFocus(popup)).toBe('Search profiles');
});

test('what Enter opens is marked, wherever the focus is', async () => {
  const popup = await openList();
  const readSelected = () => popup.$$eval('.row.selected .name', names => names.map(({ textContent }) => textContent));
  const readHint = () => popup.$eval('#enter-opens', hint => hint.textContent);
  await expect.poll(readSelected).toEqual(['Old notebook']);
  expect(await readHint()).toBe('Enter opens Old notebook');
  await popup.keyboard.type('prod');
  await expect.poll(readSelected).toEqual(['Prod JupyterLab']);
  expect(await readHint()).toBe('Enter opens Prod JupyterLab');
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('ArrowDown');
  await expect.poll(readSelected).toEqual(['Prod JupyterLab']);
});

test('each row shows the number of its profile, which neither a search nor a launch changes', async () => {
  const readNumbers = async (popup: Page) =>
    await popup.$$eval('.profiles li', rows =>
      rows.map(row => [row.querySelector('.name')?.textContent, row.querySelector('.hint kbd')?.textContent]),
    );
  const popup = await openList();
  expect(await popup.$$('.profiles .heading')).toEqual([]);
  expect(await readNumbers(popup)).toEqual([
    ['Old notebook', 'Ctrl 1'],
    ['Prod JupyterLab', 'Ctrl 2'],
    ['Studio home', 'Ctrl 3'],
  ]);
  await popup.keyboard.type('home');
  await expect.poll(() => readNumbers(popup)).toEqual([['Studio home', 'Ctrl 3']]);
});

test.each(['keys', 'pointer'])('a profile is pinned and unpinned by its star: by %s', async way => {
  const popup = await openList();
  const press = async () => {
    if (way === 'keys') {
      await popup.focus('[aria-posinset="1"] .star');
      await popup.keyboard.press('Enter');
    } else await (await popup.waitForSelector('[aria-posinset="1"] .star'))?.click();
  };
  await press();
  await waitForText(popup, 'Unpinned Old notebook.');
  await expect.poll(() => readNames(popup)).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook']);
  await (await findByRole(popup, 'button', 'Pin Old notebook')).click();
  await waitForText(popup, 'Pinned Old notebook.');
  await expect.poll(() => readNames(popup)).toEqual(['Old notebook', 'Prod JupyterLab', 'Studio home']);
});

test('arrows walk from the search through the rows and back, Home and End to their ends', async () => {
  const popup = await openList();
  const walk = [
    // The first row is selected while the search has the focus.
    ['ArrowDown', 'Prod JupyterLab'],
    ['ArrowUp', 'Old notebook'],
    ['ArrowUp', 'Search profiles'],
    ['ArrowUp', 'Studio home'],
    ['ArrowDown', 'Search profiles'],
    ['ArrowDown', 'Prod JupyterLab'],
    ['End', 'Studio home'],
    ['Home', 'Old notebook'],
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

test('many profiles have headings, which a search leaves out', async () => {
  const popup = await openList();
  const readHeadings = () => popup.$$eval('.profiles .heading', found => found.map(({ textContent }) => textContent));
  await expect.poll(readHeadings).toEqual(['Pinned', 'All profiles']);
  await popup.keyboard.type('team 299');
  await expect.poll(readHeadings).toEqual([]);
  await popup.keyboard.press('Escape');
  await expect.poll(readHeadings).toEqual(['Pinned', 'All profiles']);
});
