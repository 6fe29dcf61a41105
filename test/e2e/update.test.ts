import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import packageJson from '../../package.json' with { type: 'json' };
import { awsCalls, providerCalls } from './harness/aws-calls';
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
import { openPopup, shippedBuild, type World } from './harness/world';

// A package in the place of another, as a store's update puts it there: the shipped one, and the same with an older
// version, since nothing was released before. What older code does with newer data needs no older code.

const olderVersion = '0.0.1';
const presign = 'SageMaker.CreatePresignedDomainUrl';

let folder: string;
let build: string;
let world: World;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-launcher-update-'));
  build = join(folder, 'build');
  putPackage(olderVersion);
  world = await startWorldOfAlice({ build });
  // Whoever has to sign in is shown the form.
  expect(providerCalls(world)).toContain('oidc.login');
});
beforeEach(() => world.aws.reset());
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The shipped package with another version, and other bytes in its worker, in the one folder that the browser has it from. */
function putPackage(version: string): void {
  rmSync(build, { recursive: true, force: true });
  cpSync(shippedBuild, build, { recursive: true });
  const file = join(build, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, version }));
  const worker = manifest.background.service_worker ?? manifest.background.scripts[0];
  appendFileSync(join(build, worker), `\n// ${version}\n`);
}

async function replaceWith(version: string): Promise<void> {
  putPackage(version);
  world = { ...world, remote: await world.replaceWith(build) };
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
  expect(providerCalls(world)).not.toContain('oidc.login');
  expect(await closeStudio(world)).toBe(1);
}

test('an update while somebody is signed in keeps profiles, hosts and launches, and nobody has to sign in again', async () => {
  expect(await runningVersion()).toBe(olderVersion);
  const before = await kept();
  expect(before.stored.profiles).toHaveLength(demoConfiguration.profiles.length);
  await replaceWith(packageJson.version);
  expect(await kept()).toEqual(before);
  await expectLaunchWithoutForm();
  await waitForText(await openPopup(world), 'Alice Example');
});

test('an older package over data in the same layout reads it all, and nobody has to sign in again', async () => {
  const before = await kept();
  await replaceWith(olderVersion);
  expect(await kept()).toEqual(before);
  await expectLaunchWithoutForm();
});

test('6: another build takes the place of this one in the middle of a launch: nothing opens by itself, and it is repeatable', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  await clickProfile(world, 'Prod JupyterLab');
  await vi.waitFor(() => expect(awsCalls(world)).toContain(presign));
  await replaceWith(packageJson.version);
  world.aws.reset();
  expect(await closeStudio(world)).toBe(0);
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
  await waitForText(world.remote, 'can’t be read');
  await chooseFile(world.remote, world, demoConfiguration);
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Not saved');
  expect(await world.remote.evaluate('chrome.storage.local.get(null)')).toEqual(newer);
  expect(await world.remote.evaluate('chrome.storage.sync.get(null)')).toEqual({});
});
