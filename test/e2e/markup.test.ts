import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { importConfiguration, startWorldOfAlice, waitForText } from './harness/person';
import { openOptions, openPopup, type World } from './harness/world';

// The menu's and the address bar's texts are shown in context-menu.test.ts and omnibox.test.ts, the link page's in link.test.ts.

const [lab] = demoConfiguration.profiles;
const name = '<img src=x onerror="document.title=1"><b>bold</b>&lt;i&gt;<script>document.title=2</script>';
const hostile = { ...lab, id: 'hostile', name, keywords: [name], pinned: true };
const [connection] = demoConfiguration.connections;
const connections = [{ ...connection, name: `${name} pool` }];

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  await importConfiguration(world, { ...demoConfiguration, connections, profiles: [lab, hostile] }, world.remote);
});
afterAll(async () => await world?.close());

const open = async (path: string) => {
  const page = await world.browser.newPage();
  await world.goTo(page, `${world.origin}/src/${path}`);
  return page;
};

test.each<[name: string, show: () => Promise<Page>]>([
  ['popup', async () => await openPopup(world)],
  ['options page', async () => await openOptions(world)],
  ['list after an import', async () => world.remote],
  ['editor', async () => await open('options/index.html#profile=hostile')],
  ['launch page, shared', async () => await open('launch/index.html#share=hostile')],
  [
    'link page',
    async () => await open(`link/index.html?link=${encodeURIComponent('web+sagemaker:launch?profile=hostile')}`),
  ],
])('49: markup in a profile’s name: text only in the %s', async (_name, show) => {
  const page = await show();
  await waitForText(page, name);
  expect(await page.$$('img:not([src^="/icons/"]), b, i, body script')).toEqual([]);
  expect(await page.title()).not.toMatch(/^[12]$/);
  if (page !== world.remote) await page.close();
});

test('49: markup in a profile’s name: what a script would make markup of, the browser refuses', async () => {
  const page = await open('options/index.html');
  const tried = `[
    () => { document.body.innerHTML = '<b>bold</b>'; },
    () => document.body.insertAdjacentHTML('beforeend', '<b>bold</b>'),
    () => document.write('<b>bold</b>'),
    () => document.createElement('iframe').srcdoc = '<b>bold</b>',
    () => { document.createElement('script').src = '/src/popup/main.tsx'; },
    () => trustedTypes.createPolicy('any', { createHTML: text => text }),
  ].map(attempt => { try { attempt(); return 'taken'; } catch ({ name }) { return name; } })`;
  expect(await page.evaluate(tried)).toEqual(Array(6).fill('TypeError'));
});
