import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  closeStudio,
  findStudio,
  importConfiguration,
  openSettings,
  pressKeys,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { pinButton } from './harness/toolbar';
import { findLaunchPage, forgetLaunches, letGo } from './harness/triggers';
import { popupKey, stopWorker, type World } from './harness/world';

// The keys of the manifest as they are, and those that a person has given to the other commands; in order.

const [lab, home] = demoConfiguration.profiles;
const pinned = { ...home, id: 'pinned', name: 'Pinned', landingUri: 'app:Canvas:', pinned: true };
const keys = { 'launch-default': 'Alt+Shift+8', 'launch-last': 'Alt+Shift+9', 'launch-9': 'Alt+Shift+7' };
const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const profiles = [...demoConfiguration.profiles, pinned];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  await pinButton(world, keys);
});
beforeEach(async () => {
  world.aws.reset();
  await letGo();
});
afterEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
});
afterAll(async () => await world?.close());

test('the options page says which profile each key launches: pinned ones first', async () => {
  await openSettings(world.remote, 'shortcuts');
  await world.remote.waitForSelector('.shortcuts');
  const rows = await world.remote.$$eval('.shortcuts > div', found =>
    found.map(row => [...row.children].map(cell => cell.textContent)),
  );
  expect(rows.slice(0, 6)).toEqual([
    ['Open Studio Launcher', popupKey],
    ['Open the default profile', lab.name, 'Alt+Shift+8'],
    ['Reopen the last profile', home.name, 'Alt+Shift+9'],
    ['Open profile 1', pinned.name, 'Alt+Shift+1'],
    ['Open profile 2', lab.name, 'Alt+Shift+2'],
    ['Open profile 3', home.name, 'Alt+Shift+3'],
  ]);
});

test.each([
  ['alt+shift+1', pinned.name, pinned.landingUri],
  ['alt+shift+2', lab.name, lab.landingUri],
  ['alt+shift+3', home.name, home.landingUri],
  ['alt+shift+9', `${home.name}, the last`, home.landingUri],
  ['alt+shift+8', `${lab.name}, the default`, lab.landingUri],
])('%s launches %s', async (key, _name, landing) => {
  pressKeys(world, key);
  expect((await findStudio(world)).shown.landing).toBe(landing);
  expect(awsCalls(world)).toEqual([presign]);
});

test('a key wakes a stopped worker', async () => {
  await stopWorker(world);
  pressKeys(world, 'alt+shift+3');
  expect((await findStudio(world)).shown.landing).toBe(home.landingUri);
});

test('a key that is held down is one launch', async () => {
  const env = { ...process.env, DISPLAY: world.display?.name };
  const hold = (verb: string) =>
    execFileSync(
      'xdotool',
      ['alt', 'shift', '1'].flatMap(key => [verb, key]),
      { env },
    );
  hold('keydown');
  await new Promise(resolve => setTimeout(resolve, 2_500));
  hold('keyup');
  await findStudio(world);
  expect(awsCalls(world)).toEqual([presign]);
  expect(await closeStudio(world)).toBe(1);
});

test('the last launch was of a profile that has been deleted: its card says so', async () => {
  await world.remote.evaluate(
    'Promise.all([chrome.storage.sync, chrome.storage.local].map(a => a.remove("profile:pinned")))',
  );
  pressKeys(world, 'alt+shift+9');
  await waitForText(await findLaunchPage(world), 'Profile not found');
  expect(awsCalls(world)).toEqual([]);
});

test.each([
  ['alt+shift+7', 'No profile is assigned to this shortcut.'],
  ['alt+shift+8', 'You haven’t set a default profile.'],
  ['alt+shift+9', 'You haven’t opened anything yet.'],
])('with nothing to launch, %s says “%s”', async (key, text) => {
  await world.remote.evaluate('chrome.storage.sync.clear().then(() => chrome.storage.local.clear())');
  pressKeys(world, key);
  await waitForText(await findLaunchPage(world), text);
});
