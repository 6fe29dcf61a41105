import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { chooseFile, clickButton, findByRole, importConfiguration, openSettings, waitForText } from './harness/person';
import { startWorld, type World } from './harness/world';

// What an import must not do, with files and pasted texts in a real browser.

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  await world.remote.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await world.reload(world.remote);
  await openSettings(world.remote, 'profiles');
  await waitForText(world.remote, 'No profiles yet');
  await openSettings(world.remote, 'import');
  world.aws.reset();
});
afterAll(async () => await world?.close());

async function chooseBytes(bytes: string | Uint8Array, name = 'import.json'): Promise<void> {
  const folder = join(world.folder, String(performance.now()));
  mkdirSync(folder);
  writeFileSync(join(folder, name), bytes);
  const input = await world.remote.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(join(folder, name));
}

async function stored(): Promise<string> {
  const areas = 'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), chrome.storage.session.get()])';
  return JSON.stringify(await world.remote.evaluate(areas));
}

const text = JSON.stringify(demoConfiguration, null, 2);
const latin1 = (written: string) => Buffer.from(written, 'latin1');

test.each<[name: string, content: string | Uint8Array, file: string, problem: string]>([
  ['51: an import with __proto__', text.replace('{', '{"__proto__":{"polluted":1},'), 'a.json', 'line 1, column 2'],
  [
    '51: an import with constructor',
    text.replace('"connections"', '"constructor":{"prototype":{"polluted":1}},"connections"'),
    'a.json',
    'line 3, column 3',
  ],
  ['52: an import of 10 MB', text.padEnd(10_000_000), 'a.json', 'at most 1 MB of text, but found 10000000 bytes'],
  [
    '52: an import of 10,000 levels',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    'a.json',
    'line 1, column 33 Expected at most 32 levels',
  ],
  [
    '52: an import that is not UTF-8',
    latin1(text.replace('Prod JupyterLab', 'Münchner Lab')),
    'a.json',
    'Expected UTF-8 text, but found the byte 0xFC',
  ],
  [
    '52: an import of the AWS CLI’s YAML that is not UTF-8',
    latin1('DomainId: d-1\nUserProfileName: Jürgen\n'),
    'a.yaml',
    'line 2, column 19 Expected UTF-8 text, but found the byte 0xFC',
  ],
  ['52: an import that is not JSON', '\n<!doctype html>', 'a.json', 'line 2, column 1'],
])('%s is refused, with line and reason', async (_, content, file, problem) => {
  const before = await stored();
  await chooseBytes(content, file);
  expect(await waitForText(world.remote, 'This file can’t be imported')).toContain(problem);
  expect(await world.remote.$$('button ::-p-text(Import)')).toEqual([]);
  expect(await world.remote.evaluate('"polluted" in {}')).toBe(false);
  expect(await stored()).toBe(before);
});

test('53: import that points at a foreign issuer or endpoint: the preview names every host, nothing is called unasked', async () => {
  const [connection] = demoConfiguration.connections;
  const [profile] = demoConfiguration.profiles;
  const foreign = {
    ...connection,
    signIn: { type: 'oidc', issuer: 'https://issuer.evil.example', clientId: 'c' },
    endpoints: {
      cognitoIdentity: 'https://pool.evil.example',
      sageMaker: 'https://sage.evil.example',
      sts: 'https://sts.evil.example',
    },
  };
  const asked = await world.watchRequests();
  const before = await stored();
  const countPages = async () => (await world.listPages(() => true)).length;
  const pages = await countPages();
  await chooseFile(world.remote, world, {
    version: 1,
    connections: [foreign],
    profiles: [profile],
    defaultProfile: profile?.id,
  });
  const shown = await waitForText(world.remote, 'Review');
  for (const host of ['issuer', 'pool', 'sage', 'sts']) expect(shown).toContain(`${host}.evil.example`);
  expect(await stored()).toBe(before);
  expect(asked).toEqual([]);
  expect(world.aws.log).toEqual([]);
  expect(await countPages()).toBe(pages);
  // That the watch works: the import itself, once asked for, reads the discovery document, as the preview says.
  await clickButton(world.remote, 'Import');
  await expect.poll(() => asked).toContain('issuer.evil.example');
  expect(await countPages()).toBe(pages);
});

const keyId = `ASIA${'Z'.repeat(16)}`;

test('54: import that holds secrets: they are dropped, and said', async () => {
  const [profile] = demoConfiguration.profiles;
  const secret = {
    ...demoConfiguration,
    credentials: { secretAccessKey: 'canary-1', note: `canary ${keyId}` },
    profiles: [{ ...profile, clientSecret: 'canary-2', keywords: ['lab', keyId] }],
    defaultProfile: profile?.id,
  };
  await chooseFile(world.remote, world, secret);
  const shown = await waitForText(world.remote, 'Secrets removed');
  for (const path of [
    'credentials.secretAccessKey',
    'credentials.note',
    'profiles.0.clientSecret',
    'profiles.0.keywords.1',
  ]) {
    expect(shown).toContain(path);
  }
  for (const value of ['canary', keyId]) expect(await world.remote.content()).not.toContain(value);
  expect(await findViolations(world.remote)).toEqual([]);
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Imported.');
  await openSettings(world.remote, 'profiles');
  await waitForText(world.remote, 'Prod JupyterLab');
  for (const value of ['canary', keyId]) expect(await stored()).not.toContain(value);
});

test('54: pasted AWS CLI input that holds secrets: they are dropped, and said', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  await openSettings(world.remote, 'import');
  await (await world.remote.waitForSelector('summary ::-p-text(Paste text)'))?.click();
  const box = await world.remote.waitForSelector('textarea');
  await box?.type('DomainId: d-1\nUserProfileName: alice\nSessionToken: canary-3\n');
  await clickButton(world.remote, 'Preview');
  const shown = await waitForText(world.remote, 'Secrets removed');
  expect(shown).toContain('SessionToken The name looks like a secret’s.');
  await clickButton(world.remote, 'Continue without them');
  expect(await (await findByRole(world.remote, 'combobox', 'SageMaker user')).evaluate(box => Object(box).value)).toBe(
    'alice',
  );
  expect(await stored()).not.toContain('canary');
});
