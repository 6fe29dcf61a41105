import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

const readSettings = () =>
  new Map(
    readFileSync('.npmrc', 'utf8')
      .split('\n')
      .map(line => line.split('=') as [string, string]),
  );

test('no dependency runs a script when it is installed', () => {
  expect(readSettings().get('ignore-scripts')).toBe('true');
});

test('versions are exact', () => {
  expect(readSettings().get('save-exact')).toBe('true');
  const versions = Object.values({ ...packageJson.dependencies, ...packageJson.devDependencies });
  expect(versions.filter(version => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('each runtime dependency has its reason in CONTRIBUTING.md, and no other has', () => {
  const [, table = ''] =
    /\| runtime dependency \| why \|\n(.*?)\n\n/s.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  const rows = table
    .split('\n')
    .slice(1)
    .map(row => row.split('|').slice(1, 3));
  const named = rows.flatMap(([names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(Object.keys(packageJson.dependencies).sort());
  for (const [, reason = ''] of rows) expect(reason.trim()).not.toBe('');
});

test('every package is held to its content, and the lockfile names no registry', () => {
  const packages = Object.entries(
    lock.packages as Record<string, { integrity?: string; resolved?: string; link?: boolean }>,
  );
  const installed = packages.filter(([path, { link }]) => path !== '' && !link);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
