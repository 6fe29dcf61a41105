import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../../scripts/run-command';

const temporary = mkdtempSync(join(tmpdir(), 'same-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const readAll = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  );

/** All that git would take, and the same packages, in a folder elsewhere with a name of another length. */
async function copySource(): Promise<string> {
  const folder = join(temporary, 'a folder/elsewhere');
  const { output } = await runCommand('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const file of output.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

test('68: the same commit built in two folders gives byte-identical packages', async () => {
  const folder = await copySource();
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  const { ok, output } = await runCommand(process.execPath, [vite, 'build', folder, '--mode', 'chrome'], {
    cwd: folder,
    // Not the tests' own, with which libraries are bundled as for developers.
    env: { NODE_ENV: 'production' },
  });
  expect(ok, output).toBe(true);
  const here = readAll(resolve('dist/chrome'));
  const there = readAll(join(folder, 'dist/chrome'));
  expect([...there.keys()]).toEqual([...here.keys()]);
  // Their names, so that a difference is told without the bytes.
  expect([...there].filter(([file, content]) => content !== here.get(file)).map(([file]) => file)).toEqual([]);
  expect(here.size).toBeGreaterThan(20);
});
