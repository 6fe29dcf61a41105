import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import {
  answerHostPrompt,
  clickForCard,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  signInAs,
} from './harness/person';
import { shippedBuild, startWorld, type World } from './harness/world';

// New versions of Chromium name their API `browser`, as Firefox does, and webextension-polyfill hands that API on. Older
// versions, which the manifest admits, have only `chrome`, which the polyfill wraps. This file hides `browser` to try that.

let folder: string;
let world: World;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-launcher-older-'));
  cpSync(shippedBuild, folder, { recursive: true });
  const hide = "'use strict'; Object.defineProperty(globalThis, 'browser', { value: undefined });\n";
  writeFileSync(join(folder, 'older.js'), hide);
  runFirst('worker.js', hide, 0);
  for (const page of readdirSync(join(folder, 'src'))) {
    const file = join('src', page, 'index.html');
    const at = readFileSync(join(folder, file), 'utf8').indexOf('<script');
    runFirst(file, '<script type="module" src="/older.js"></script>', at);
  }
  world = await startWorld({ build: folder });
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

function runFirst(file: string, code: string, at: number): void {
  const text = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), text.slice(0, at) + code + text.slice(at));
}

test('without `browser` in pages, a profile is imported, hosts are allowed, somebody signs in, and Studio opens', async () => {
  const options = await importConfiguration(world, demoConfiguration, world.remote);
  expect(await options.evaluate('typeof browser')).toBe('undefined');
  await clickProfile(world, 'Studio home');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  await closeStudio(world);
});

test('without `browser` in pages, what AWS refuses is told in the popup', async () => {
  world.aws.setFaults([{ operation: 'SageMaker.', errorType: 'ValidationException', message: 'no' }]);
  expect(await clickForCard(world, 'Studio home')).toContain('“no”');
});
