import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { type ForeignPage, startForeignPage } from './harness/foreign-page';
import { handsOf, ways } from './harness/hands';
import { answerHostPrompt, clickButton, closeOtherPages, readAddress, waitForText } from './harness/person';
import { clickWithMouse } from './harness/real-mouse';
import { readStored, readStoredProfile, startAfresh } from './harness/stored-configuration';
import { startWorld, type World } from './harness/world';

// Links that hand out a configuration: shown, fetched after a click, previewed in Settings, and stored after another one.

const host = 'config.team.example';
const address = `https://${host}/studio.json`;
const [connection] = demoConfiguration.connections;
const [, home] = demoConfiguration.profiles;
const team = {
  version: 1,
  connections: [{ ...connection, id: 'team', name: 'Team ML' }],
  profiles: [{ ...home, id: 'team-home', name: 'Team home', connection: 'team' }],
};
const fileLink = `web+sagemaker:import?url=${encodeURIComponent(address)}`;
const encode = (text: string) => Buffer.from(text).toString('base64url');
const carrying = (document: unknown) => `web+sagemaker:import?document=${encode(JSON.stringify(document))}`;

let world: World;
let foreign: ForeignPage;
let tab: Page;

beforeAll(async () => {
  // Chromium counts the writes to storage.sync by the minute, those of the files before this one, too.
  world = await startWorld({ own: true });
  await world.takeLinks();
  foreign = await startForeignPage({ Import: fileLink }, []);
});
beforeEach(async () => {
  world.aws.reset();
  world.aws.setSharedDocument(team);
  await startAfresh(world, world.remote);
  tab = await world.browser.newPage();
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => {
  foreign?.close();
  await world?.close();
});

const linkPage = (link: string) => `${world.origin}/src/link/index.html?link=${encodeURIComponent(link)}`;
const askedForFile = () =>
  world.aws.log.filter(({ operation }) => operation === 'sharedFile').map(({ status }) => status);
const isAwake = () => tab.$eval('main button.primary', button => button.ariaDisabled === 'false');
const countStored = async () => (await readStored(world.remote)).profiles.length;

async function openLink(link: string, text: string): Promise<string> {
  await world.goTo(tab, linkPage(link));
  await tab.bringToFront();
  return await waitForText(tab, text);
}

async function pressShow(way: (typeof ways)[number] = 'pointer'): Promise<void> {
  await expect.poll(isAwake).toBe(true);
  await handsOf(tab, way).press('Show what it contains');
}

/** The page of Settings to which the link page has led. */
async function waitForImport(text: string): Promise<string> {
  await expect.poll(() => readAddress(tab)).toBe(`${world.origin}/src/options/index.html#import`);
  return await waitForText(tab, text);
}

test('a link to a file shows its site, and fetches nothing where the person does not allow that', async () => {
  const shown = await openLink(fileLink, 'Import from this link?');
  expect(shown).toContain(host);
  expect(shown).toContain(address);
  await expect.poll(isAwake).toBe(true);
  expect(await findViolations(tab)).toEqual([]);
  await pressShow();
  await answerHostPrompt(world, 'deny');
  await waitForText(tab, `You didn’t allow access to ${host}, so nothing was downloaded.`);
  expect(await findViolations(tab)).toEqual([]);
  expect(askedForFile()).toEqual([]);
  expect(await countStored()).toBe(3);
});

test('a link to a file is fetched once its site is allowed, previewed like a file, and stored after Import alone', async () => {
  await openLink(fileLink, 'Import from this link?');
  await pressShow();
  await answerHostPrompt(world, 'allow');
  const shown = await waitForImport('Review');
  expect(shown).toContain(`From a link, at ${address}`);
  expect(shown).toContain('Connections: 1 added');
  expect(shown).toContain('Team home');
  expect(shown).toContain('cognito-idp.us-east-1.amazonaws.com');
  expect(await findViolations(tab)).toEqual([]);
  expect(askedForFile()).toEqual([200]);
  expect(await countStored()).toBe(3);
  await clickButton(tab, 'Import');
  await waitForText(tab, 'You’re ready to go');
  expect(await readStoredProfile(tab, 'team-home')).toEqual(team.profiles[0]);
  await world.reload(tab);
  await waitForText(tab, 'Import configuration');
  expect(askedForFile()).toEqual([200]);
});

test.each(ways)('a link that carries a document is previewed and stored, with the %s', async way => {
  const shown = await openLink(carrying(team), 'Import from this link?');
  expect(shown).toContain('in the link itself');
  await pressShow(way);
  expect(await waitForImport('Review')).toContain('From a link');
  await handsOf(tab, way).press('Import');
  await waitForText(tab, 'You’re ready to go');
  expect(await readStoredProfile(tab, 'team-home')).toEqual(team.profiles[0]);
});

test('a secret in a link is left out, and said', async () => {
  await openLink(carrying({ ...team, clientSecret: 'canary-canary-canary' }), 'Import from this link?');
  await pressShow();
  const shown = await waitForImport('Secrets removed');
  expect(shown).toContain('clientSecret');
  expect(shown).not.toContain('canary');
});

test('a document that is not valid says what is wrong, as for a pasted text', async () => {
  await openLink(`web+sagemaker:import?document=${encode('{\n  "version": 1,\n  oops')}`, 'Import from this link?');
  await pressShow();
  expect(await waitForImport('This text can’t be imported')).toContain('line 3, column 3');
  expect(await countStored()).toBe(3);
});

test.each([
  ['is gone', { status: 404 }, 'HTTP status 404'],
  [
    'leads elsewhere',
    { status: 302, headers: { location: 'https://cognito-idp.us-east-1.amazonaws.com/' } },
    'redirects',
  ],
  ['is longer than 1 MB', { rawBody: ' '.repeat(1_000_001) }, 'larger than 1 MB'],
])('a file that %s is said, and tried again', async (_name, fault, text) => {
  world.aws.setFaults([{ operation: 'sharedFile', ...fault }]);
  await openLink(fileLink, 'Import from this link?');
  await pressShow();
  const shown = await waitForImport(text);
  expect(shown).toContain('The file couldn’t be downloaded');
  expect(await findViolations(tab)).toEqual([]);
  world.aws.setFaults([]);
  await clickButton(tab, 'Try again');
  await waitForText(tab, 'Review');
  expect(
    new Set(world.aws.log.filter(({ host: asked }) => asked !== host).map(({ operation }) => operation)),
  ).not.toContain('sharedFile');
  await clickButton(tab, 'Cancel');
  await expect.poll(() => tab.evaluate(() => document.body.innerText)).not.toContain('Review');
  expect(await countStored()).toBe(3);
});

test.each([
  ['no https', 'web+sagemaker:import?url=http://config.team.example/', 'Use an https URL.'],
  ['a user name', 'web+sagemaker:import?url=https://a@config.team.example/', 'Remove the user name and the password'],
  ['markup', 'web+sagemaker:import?<img src=x onerror=alert(1)>', 'Remove <img src= from the link.'],
  ['a document that was cut off', 'web+sagemaker:import?document=e30!', 'Copy the link again.'],
])('a link with %s says what to change, and has no button that goes on', async (_name, link, text) => {
  const shown = await openLink(link, text);
  expect(shown).toContain('This link doesn’t work');
  expect(await tab.$$eval('main button', buttons => buttons.map(button => button.textContent))).toEqual([
    'Open Settings',
  ]);
  expect(await tab.$('main img')).toBeNull();
  expect(await findViolations(tab)).toEqual([]);
});

test('what is switched off with launch links is refused', async () => {
  await world.remote.evaluate('chrome.storage.local.set({ linksAllowed: false })');
  await openLink(fileLink, 'Launch links are off');
  expect(await tab.$('main button.primary')).toBeNull();
});

test('Cancel leads back to the page that the link was on', async () => {
  await tab.goto(foreign.url);
  await openLink(fileLink, 'Import from this link?');
  await clickButton(tab, 'Cancel');
  await expect.poll(() => readAddress(tab)).toBe(foreign.url);
  expect(askedForFile()).toEqual([]);
});

test('48: a web page that opens the link page by a script changes and fetches nothing', async () => {
  await tab.goto(foreign.url);
  await tab.evaluate(url => void window.open(url), linkPage(carrying(team)));
  const opened = await world.findPage(found => found.includes('/src/link/'));
  await waitForText(opened, 'Import from this link?');
  await tab.evaluate(() => document.body.click());
  await new Promise(resolve => setTimeout(resolve, 600));
  expect(await readAddress(opened)).toContain('/src/link/');
  expect(await countStored()).toBe(3);
});

test('an address of Settings that nobody handed anything to fetches nothing', async () => {
  const page = await world.openPage('src/options/index.html#import-from=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b');
  await waitForText(page, 'Import configuration');
  expect(await page.$('main [role=alert]')).toBeNull();
  expect(askedForFile()).toEqual([]);
});

test('the browser brings a foreign page’s link here', async () => {
  await tab.goto(foreign.url);
  await tab.bringToFront();
  await clickWithMouse(world, tab, '::-p-xpath(//a[.="Import"])');
  await world.letLinkThrough();
  await expect.poll(() => readAddress(tab)).toContain('/src/link/index.html?link=web%2Bsagemaker');
  await waitForText(tab, 'Import from this link?');
  expect(askedForFile()).toEqual([]);
});
