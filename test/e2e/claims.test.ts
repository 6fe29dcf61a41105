import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf } from './harness/hands';
import {
  answerHostPrompt,
  clickProfile,
  findStudio,
  importConfiguration,
  readDetails,
  signInAs,
  waitForText,
} from './harness/person';
import { startWorld, type World } from './harness/world';

// One profile for everyone: its names are taken from claims of the sign-in. In order: each test goes on where the one before
// has left the browser.

const [, home] = demoConfiguration.profiles;
const ofAll = `\${claim:email|localpart|slug}`;
const configuration = {
  ...demoConfiguration,
  profiles: [
    { ...home, id: 'everyone', name: 'Everyone', userProfileName: ofAll, switchToOpenTab: true },
    { ...home, id: 'department', name: 'Department', userProfileName: `\${claim:department|slug}` },
    { ...home, id: 'unfit', name: 'Unfit', spaceName: `\${claim:name}` },
  ],
  defaultProfile: 'everyone',
};

let world: World;
let options: Page;
let hands: Hands;

beforeAll(async () => {
  world = await startWorld();
  options = await importConfiguration(world, configuration, world.remote);
  hands = handsOf(options, 'keyboard');
});
afterAll(async () => await world?.close());

test('while nobody is signed in the editor says so', async () => {
  await hands.press('Edit Everyone');
  await waitForText(options, 'Sign in to the connection to preview the name');
});

test('the profile opens alice’s Studio for alice, and the editor that is open says what it became', async () => {
  await clickProfile(world, 'Everyone');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  await options.bringToFront();
  await waitForText(options, 'Alice Example opens “alice”.');
  await waitForText(options, 'Use a claim that people can’t edit');
  expect(await findViolations(options)).toEqual([]);
  await options.setViewport({ width: 360, height: 900 });
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await options.setViewport(null);
});

test.each([
  [`\${claim:department}`, 'The sign-in of Alice Example has no usable “department” claim.'],
  [`\${claim:name}`, 'Alice Example would open “Alice Example”, which isn’t a valid name.'],
  [`\${claim:email|upper}`, 'Unknown transform “upper”. Use localpart, lower, slug.'],
  [`\${claim:email`, `Close each “\${” with “}”.`],
])('of %s the editor says: %s', async (name, said) => {
  await hands.fill('SageMaker user', name);
  await waitForText(options, said);
});

test('the AWS CLI’s command is copied with her names, and where there is none with the template, as the page says', async () => {
  await world.reload(options);
  await world.allowClipboard();
  const copy = async (name: string, announcement: string) => {
    await hands.chooseInMenu(`More actions for ${name}`, 'Copy AWS CLI command');
    await waitForText(options, announcement);
    return await options.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copy('Everyone', 'Copied the AWS CLI')).toContain('--user-profile-name alice ');
  expect(await copy('Department', 'Replace the claim placeholders')).toContain(`\${claim:department|slug}`);
});

test('the page that the toolbar button’s menu leads to says so, too, where a screen reader hears it', async () => {
  const open = async (id: string, announcement: string) => {
    const once = crypto.randomUUID();
    await world.remote.evaluate(`chrome.storage.session.set({ 'oneTime:${once}': true })`);
    const page = await world.openPage(`src/launch/index.html#share=${id}&copy=cli&once=${once}`);
    await page.waitForSelector(
      `::-p-xpath(//section[h2[.="AWS CLI command"]]//p[@role="status"][.="${announcement}"])`,
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await page.close();
    return copied;
  };
  expect(await open('everyone', 'Copied')).toContain('--user-profile-name alice ');
  const template = await open('department', 'Copied. Replace the claim placeholders before you run it.');
  expect(template).toContain(`\${claim:department|slug}`);
});

test('alice’s Studio is open, and the profile goes back to it', async () => {
  await world.reload(options);
  world.aws.reset();
  await clickProfile(world, 'Everyone');
  const { page } = await findStudio(world);
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(awsCalls(world)).toEqual([]);
});

test('bob, who signs in after her, is led to his own Studio and not to her tab', async () => {
  const { page: hers } = await findStudio(world);
  await options.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  await clickProfile(world, 'Everyone');
  // Whoever was led to her tab would not be asked.
  await signInAs(world, 'bob');
  await hers.close();
  expect((await findStudio(world)).shown.user).toBe('bob');
});

test.each([
  ['Department', 'department', 'your sign-in has no usable value'],
  ['Unfit', 'name', 'gives “Bob Example”'],
])('%s: a card names the claim “%s”, and SageMaker is asked nothing', async (profile, claim, cause) => {
  await options.bringToFront();
  world.aws.reset();
  const popup = await clickProfile(world, profile);
  await waitForText(popup, `The claim “${claim}” can’t be used`);
  expect(await readDetails(world, popup)).toContain(cause);
  expect(awsCalls(world)).toEqual([]);
});
