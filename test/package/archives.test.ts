import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createPackages } from '../../scripts/package/create-packages';
import { readFolder } from '../../scripts/package/read-folder';
import { runCommand, runTool } from '../../scripts/run-command';

// The archives as the stores get them, and what the stores refuse.

const name = `${packageJson.name}-${packageJson.version}`;
const temporary = mkdtempSync(join(tmpdir(), 'archives-'));
afterAll(() => rmSync(temporary, { recursive: true }));

let archives: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  archives = await createPackages();
});

const open = (kind: string) => unzipSync(archives.get(`${name}-${kind}.zip`) ?? new Uint8Array());
const manifestOf = (kind: string) => JSON.parse(strFromU8(open(kind)['manifest.json'] ?? new Uint8Array()));

test('there are three, named after the version', () => {
  expect([...archives.keys()]).toEqual([`${name}-chrome.zip`, `${name}-firefox.zip`, `${name}-source.zip`]);
});

describe.each(['chrome', 'firefox'])('the archive for %s', kind => {
  test('holds exactly the files of the build, and no source map', () => {
    const files = Object.keys(open(kind));
    expect(files).toEqual([...readFolder(`dist/${kind}`).keys()]);
    expect(files.filter(file => file.endsWith('.map'))).toEqual([]);
    expect(files).toContain('licenses.txt');
  });

  test('has each file as it was built, but for the key in the manifest, which is the development build’s alone', () => {
    const built = readFolder(`dist/${kind}`);
    const changed = Object.entries(open(kind)).filter(([file, content]) => !built.get(file)?.equals(content));
    expect(changed.map(([file]) => file)).toEqual(kind === 'chrome' ? ['manifest.json'] : []);
    const { key, ...manifest } = JSON.parse(String(built.get('manifest.json')));
    expect(manifestOf(kind)).toEqual(manifest);
    expect(typeof key).toBe(kind === 'chrome' ? 'string' : 'undefined');
  });

  test('has the version of package.json, in a form that every store takes', () => {
    const { version } = manifestOf(kind);
    expect(version).toBe(packageJson.version);
    expect(version).toMatch(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){0,3}$/);
    expect(version.split('.').filter((part: string) => Number(part) > 65_535)).toEqual([]);
    expect(version).toMatch(/[1-9]/);
  });

  test('has the icons that its manifest names, as PNG files of those sizes', () => {
    const files = open(kind);
    const { icons } = manifestOf(kind);
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '128']);
    for (const [size, file] of Object.entries<string>(icons)) {
      const icon = Buffer.from(files[file] ?? []);
      expect(icon.subarray(1, 4).toString()).toBe('PNG');
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
    }
  });
});

describe('what Chrome’s and Edge’s stores refuse', () => {
  test('a key, an address to update from, two backgrounds and members of other browsers are not there', () => {
    const manifest = manifestOf('chrome');
    const refused = ['key', 'update_url', 'browser_specific_settings', 'applications', 'differential_fingerprint'];
    expect(Object.keys(manifest).filter(member => refused.includes(member))).toEqual([]);
    expect(Object.keys(manifest.background)).toEqual(['service_worker']);
    expect(manifest.manifest_version).toBe(3);
  });

  test('names and descriptions are not too long, in any language', () => {
    const files = open('chrome');
    const languages = Object.keys(files).filter(file => file.endsWith('/messages.json'));
    expect(languages).toHaveLength(3);
    for (const file of languages) {
      const messages = JSON.parse(strFromU8(files[file] ?? new Uint8Array()));
      expect(messages.appName.message.length).toBeLessThanOrEqual(45);
      expect(messages.appDescription.message.length).toBeLessThanOrEqual(132);
    }
  });

  test('code from elsewhere is neither loaded nor allowed', () => {
    const files = Object.entries(open('chrome'));
    const pages = files.filter(([file]) => file.endsWith('.html')).map(([, content]) => strFromU8(content));
    const loaded = pages.flatMap(html => [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]*)"/g)]);
    expect(loaded.length).toBeGreaterThan(pages.length);
    expect(loaded.map(([, address = '']) => address).filter(address => !/^\/(?!\/)/.test(address))).toEqual([]);
    expect(manifestOf('chrome').content_security_policy.extension_pages).toMatch(/script-src 'self';/);
  });
});

const lintReport = v.object({
  summary: v.object({ errors: v.number(), notices: v.number(), warnings: v.number() }),
  errors: v.array(v.unknown()),
  warnings: v.array(v.looseObject({ file: v.string(), line: v.number(), column: v.number(), message: v.string() })),
  notices: v.array(v.unknown()),
});

test('Mozilla’s linter, which AMO runs, says of the archive for Firefox that Preact can set innerHTML, and no more', async () => {
  const path = join(temporary, 'firefox.zip');
  writeFileSync(path, archives.get(`${name}-firefox.zip`) ?? '');
  const { output } = await runTool('addons-linter/bin/addons-linter', [path, '--output', 'json'], false);
  const report = v.parse(lintReport, JSON.parse(output.slice(output.indexOf('{'))));
  expect([...report.errors, ...report.notices]).toEqual([]);
  expect(report.summary).toEqual({ errors: 0, notices: 0, warnings: 1 });
  const [{ file, line, column, message } = { file: '', line: 0, column: 0, message: '' }] = report.warnings;
  expect(message).toBe('Unsafe assignment to innerHTML');
  // Where Preact would set what a component gave as `dangerouslySetInnerHTML`: no component of ours does.
  const code = strFromU8(open('firefox')[file] ?? new Uint8Array()).split('\n')[line - 1];
  expect(code?.slice(column - 1)).toMatch(/^\w+\.innerHTML=\w+\.__html/);
});

describe('the source archive', () => {
  test('holds exactly what git tracks, but for the pictures of the documentation', async () => {
    const { output } = await runCommand('git', ['ls-files']);
    const tracked = output.split('\n').filter(path => path && !path.startsWith('docs/images/'));
    expect(Object.keys(open('source')).sort()).toEqual(tracked.sort());
    expect(tracked).toEqual(expect.arrayContaining(['package-lock.json', 'README.md', '.npmrc', 'vite.config.ts']));
  });

  test('says how it is built, with commands that there are', () => {
    const guide = readFileSync('docs/stores.md', 'utf8');
    const [section = ''] = /^## Build it from its source$.*?(?=^## )/ms.exec(guide) ?? [];
    expect(section).toContain('npm ci');
    const commands = [...section.matchAll(/npm run ([\w-]+)/g)].map(([, command = '']) => command);
    expect(commands).toContain('package');
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(commands));
    expect(section).toContain(`Node ${packageJson.engines.node.replace('>=', '').replace(/\.0$/, '')}`);
  });
});
