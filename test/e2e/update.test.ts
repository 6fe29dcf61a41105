import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import packageJson from '../../package.json' with { type: 'json' };
import { awsCalls } from './harness/aws-calls';
import {
  chooseFile,
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readStored } from './harness/stored-configuration';
import { openOptions, openPopup, type World } from './harness/world';

// A package in the place of another, as a store's update puts it there: the shipped one, and the same with an older
// version, since nothing was released before. What older code does with newer data needs no older code.

const olderVersion = '0.0.1';
const presign = 'SageMaker.CreatePresignedDomainUrl';

let folder: string;
let build: string;
let world: World;
const signInForms: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-launcher-update-'));
  build = join(folder, 'build');
  putPackage(olderVersion);
  world = await startWorldOfAlice({ build });
  const note = (target: Target) => void (target.url().includes('/login/') && signInForms.push(target.url()));
  world.browser.on('targetcreated', note);
  world.browser.on('targetchanged', note);
});
beforeEach(() => {
  world.aws.reset();
  signInForms.length = 0;
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The shipped package with another version, in the one folder that the browser has it from. */
function putPackage(version: string): void {
  rmSync(build, { recursive: true, force: true });
  cpSync('dist/chrome', build, { recursive: true });
  const file = join(build, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version }));
}

/** Replaces the package that runs; the pages of the one before close. */
async function replaceWith(version: string): Promise<void> {
  const blank = await world.browser.newPage();
  putPackage(version);
  await world.browser.installExtension(build);
  await expect.poll(() => world.remote.isClosed()).toBe(true);
  world = { ...world, remote: await vi.waitFor(() => openOptions(world), 10_000) };
  await blank.close();
  expect(await runningVersion()).toBe(version);
}

const runningVersion = async () => await world.remote.evaluate('chrome.runtime.getManifest().version');

/** What a person would miss. */
const kept = async () => ({
  stored: await readStored(world.remote),
  local: await world.remote.evaluate('chrome.storage.local.get(["recentLaunches", "layout"])'),
  allowed: await world.remote.evaluate('chrome.permissions.getAll().then(({ origins }) => origins.sort())'),
});

async function expectLaunchWithoutForm(): Promise<void> {
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', space: 'alice-lab' });
  expect(awsCalls(world).filter(call => call === presign)).toEqual([presign]);
  expect(signInForms).toEqual([]);
  expect(await closeStudio(world)).toBe(1);
}

test('an update while somebody is signed in keeps profiles, hosts and launches, and nobody has to sign in again', async () => {
  expect(await runningVersion()).toBe(olderVersion);
  const before = await kept();
  expect(before.stored.profiles).toHaveLength(demoConfiguration.profiles.length);
  await replaceWith(packageJson.version);
  expect(await kept()).toEqual(before);
  await expectLaunchWithoutForm();
  await waitForText(await openPopup(world), 'signed in as Alice');
});

test('an older package over data in the same layout reads it all, and nobody has to sign in again', async () => {
  const before = await kept();
  await replaceWith(olderVersion);
  expect(await kept()).toEqual(before);
  await expectLaunchWithoutForm();
});

test('60: an older package over data in a newer layout leaves it untouched, and says so', async () => {
  await replaceWith(packageJson.version);
  const newer = { layout: 99, 'profile:future': { anything: true } };
  await world.remote.evaluate(
    `chrome.storage.sync.clear().then(() => chrome.storage.local.clear())
      .then(() => chrome.storage.local.set(${JSON.stringify(newer)}))`,
  );
  await replaceWith(olderVersion);
  await waitForText(world.remote, 'cannot be read');
  await chooseFile(world.remote, world, demoConfiguration);
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Nothing was stored');
  expect(await world.remote.evaluate('chrome.storage.local.get(null)')).toEqual(newer);
  expect(await world.remote.evaluate('chrome.storage.sync.get(null)')).toEqual({});
});
