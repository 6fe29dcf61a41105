import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createPackages } from '../../scripts/package/create-packages';
import { runCommand } from '../../scripts/run-command';

// What was built here, and what `npm run package` makes of the source archive in a folder elsewhere, with a name of
// another length, on a clock of another time zone, where there is no git repository.

const name = `${packageJson.name}-${packageJson.version}`;
const temporary = mkdtempSync(join(tmpdir(), 'same-'));
const elsewhere = join(temporary, 'a folder/elsewhere');
let here: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  here = await createPackages();
  for (const [path, content] of filesOf(`${name}-source.zip`)) {
    mkdirSync(dirname(join(elsewhere, path)), { recursive: true });
    writeFileSync(join(elsewhere, path), content);
  }
  // As `npm ci` would, from the same lockfile.
  symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'), 'junction');
  const { ok, output } = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/package.ts'], {
    cwd: elsewhere,
    env: { TZ: 'Asia/Tokyo' },
  });
  const { output: untracked } = await runCommand('git', ['ls-files', '--others', '--exclude-standard']);
  expect(ok, `${output}\nNot in the source archive, since git does not track them:\n${untracked}`).toBe(true);
});
afterAll(() => rmSync(temporary, { recursive: true }));

function filesOf(archive: string, content = here.get(archive)): Map<string, Buffer> {
  const files = Object.entries(unzipSync(content ?? new Uint8Array()));
  return new Map(files.map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

test('68: the source archive makes the two packages, and nothing else', () => {
  expect(readdirSync(join(elsewhere, 'artifacts')).sort()).toEqual([`${name}-chrome.zip`, `${name}-firefox.zip`]);
});

describe.each([`${name}-chrome.zip`, `${name}-firefox.zip`])('68: the same source in two folders: %s', archive => {
  test('holds the same files', () => {
    const built = filesOf(archive);
    const there = filesOf(archive, readFileSync(join(elsewhere, 'artifacts', archive)));
    expect([...there.keys()]).toEqual([...built.keys()]);
    // Their names, so that a difference is told without the bytes.
    const differing = [...there].filter(([file, content]) => !built.get(file)?.equals(content));
    expect(differing.map(([file]) => file)).toEqual([]);
    expect(built.size).toBeGreaterThan(20);
  });

  test('has the same bytes', () => {
    expect(readFileSync(join(elsewhere, 'artifacts', archive)).equals(here.get(archive) ?? new Uint8Array())).toBe(
      true,
    );
  });
});
