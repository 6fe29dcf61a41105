import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildVirtual } from '../../test/support/build-virtual';
import { licenses } from './licenses';

const folder = mkdtempSync(join(tmpdir(), 'licenses-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A package with one module, and a bundle that uses it. */
async function bundle(license: string, files: Readonly<Record<string, string>>, code?: string): Promise<string> {
  const name = `package-${performance.now()}`;
  const home = join(folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  const homepage = 'https://example.com/source';
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version: '1.2.3', license, homepage }));
  writeFileSync(join(home, 'index.js'), 'export const a = globalThis.a; export const b = 1;');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  let written = '';
  const look = {
    name: 'look',
    generateBundle(_: unknown, output: Record<string, object>) {
      const file = output['licenses.txt'];
      written = file && 'source' in file ? String(file.source) : 'nothing';
    },
  };
  const entry = code ?? `import { a } from '${home}/index.js'; console.log(a)`;
  await buildVirtual({ 'a.ts': entry }, ['a.ts'], [licenses(), look]);
  return written.replaceAll(name, 'PACKAGE');
}

test('a bundled package is named with its version and its licence text, and what must be kept beside it', async () => {
  expect(await bundle('Apache-2.0', { 'LICENSE.txt': 'Text\r\n', NOTICE: 'By somebody' })).toBe(
    'PACKAGE 1.2.3 (Apache-2.0)\n\nText\n\nBy somebody\n',
  );
});

test('a package whose licence asks for it is named with where its source is', async () => {
  expect(await bundle('MPL-2.0', { LICENSE: 'Text' })).toBe(
    'PACKAGE 1.2.3 (MPL-2.0)\n\nIts source: https://example.com/source\n\nText\n',
  );
});

test('a package of which nothing is in the bundle is not named', async () => {
  expect(await bundle('MIT', { LICENSE: 'Text' }, 'console.log(1)')).toBe('');
});

test.each([
  ['a licence that is not on the list', 'GPL-3.0-only', { LICENSE: 'Text' }, 'the licence GPL-3.0-only is not on'],
  ['no licence', '', { LICENSE: 'Text' }, 'the licence  is not on'],
  ['no licence text', 'MIT', { NOTICE: 'Text' }, 'it has no licence text'],
])('a package with %s fails the build', async (_name, license, files, problem) => {
  await expect(bundle(license, files as Record<string, string>)).rejects.toThrow(problem);
});
