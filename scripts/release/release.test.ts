import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runCommand } from '../run-command';
import { nextVersion } from './next-version';
import { release } from './release';

// In a git repository of its own, with this one's files.

const names = ['CHANGELOG.md', 'package-lock.json', 'package.json'] as const;
const minor = nextVersion(packageJson.version, 'minor');
let folder: string;

const git = async (...args: string[]) => {
  const { ok, output } = await runCommand('git', args, { cwd: folder });
  if (!ok) throw new Error(output);
  return output.trim();
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  for (const name of names) cpSync(name, join(folder, name));
  write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A launch that hung.\n');
  await git('init', '--quiet');
  const settings = { 'user.name': 'Somebody', 'user.email': 'somebody@example.com', 'commit.gpgSign': 'false' };
  for (const [name, value] of Object.entries({ ...settings, 'tag.gpgSign': 'false', 'core.autocrlf': 'false' }))
    await git('config', name, value);
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Before');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the version is raised in every file that has one, the changelog dated, and it is committed and tagged', async () => {
  const before = Object.fromEntries(names.map(name => [name, read(name)]));
  expect(await release(folder, 'minor', '2026-03-04')).toBe(`v${minor}`);
  expect(await git('log', '--format=%s')).toBe(`Release ${minor}\nBefore`);
  expect(await git('describe', '--exact-match')).toBe(`v${minor}`);
  expect(await git('status', '--porcelain')).toBe('');
  expect((await git('show', '--format=', '--name-only')).split('\n').sort()).toEqual([...names].sort());
  expect(read('CHANGELOG.md')).toContain(`## [Unreleased]\n\n## [${minor}] - 2026-03-04\n\n### Fixed\n`);
  // Nothing else of them, nor how they are written.
  const raised = (text = '', times = 1) =>
    Array.from({ length: times }).reduce<string>(
      all => all.replace(`"version": "${packageJson.version}"`, `"version": "${minor}"`),
      text,
    );
  expect(read('package.json')).toBe(raised(before['package.json']));
  expect(read('package-lock.json')).toBe(raised(before['package-lock.json'], 2));
});

test.each([
  ['a file that has been changed', async () => write('package.json', `${read('package.json')}\n`), 'not committed'],
  ['a file that git does not know', async () => write('new.txt', ''), 'There are changes that are not committed.'],
  ['a tag that is there', async () => await git('tag', `v${minor}`), `There is already a tag v${minor}.`],
  [
    'nothing to release',
    async () => {
      write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n');
      await git('commit', '--quiet', '--all', '--message', 'Emptied');
    },
    'says nothing under',
  ],
])('refused, and nothing is changed, for %s', async (_name, prepare, message) => {
  await prepare();
  const before = [await git('rev-parse', 'HEAD'), await git('status', '--porcelain'), ...names.map(read)];
  await expect(release(folder, 'minor', '2026-03-04')).rejects.toThrow(message);
  expect([await git('rev-parse', 'HEAD'), await git('status', '--porcelain'), ...names.map(read)]).toEqual(before);
});
