import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import config from '../vitest.config';
import { findTimeLimits } from './support/find-time-limits';
import { patience, testPatience } from './support/patience';

// No test has a limit that a slow machine would meet: there is one guard against hanging, in test/support/patience.ts.

const folders = ['src', 'local-aws', 'scripts', 'test'];
const files = folders
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => /\.test\.tsx?$/.test(name) || /^test\/.*\.ts$/.test(name))
  // Its own examples.
  .filter(name => name !== 'test/time-limits.test.ts');

test('there are files to look at', () => {
  expect(files).toContain('test/e2e/harness/person.ts');
  expect(files.length).toBeGreaterThan(150);
});

test.each([...files, 'vitest.config.ts'])('%s has none', path => {
  expect(findTimeLimits(path, readFileSync(path, 'utf8'))).toEqual([]);
});

describe('found are', () => {
  test.each([
    'test("a", () => {}, 20_000)',
    'test("a", { timeout: 5000 }, () => {})',
    'test.each([1])("a", () => {}, 60_000)',
    'beforeAll(async () => {}, 120_000)',
    'vi.waitFor(() => {}, 1_000)',
    'expect.poll(read, { timeout: 2_000 })',
    'page.waitForSelector("a", { timeout: 10 * 1_000 })',
    'page.setDefaultTimeout(30_000)',
    'poll(10_000, find, 10_000)',
    'const config = { test: { testTimeout: 5_000 } }',
    'const began = performance.now(); expect(performance.now() - began).toBeLessThan(1_000)',
    'const took = performance.now() - started; expect(took).toBeLessThan(200);',
    'const took = Date.now() - startedAt; expect(took).toBeLessThanOrEqual(200);',
  ])('%s', code => {
    expect(findTimeLimits('a.test.ts', code)).toHaveLength(1);
  });
});

describe('let pass are', () => {
  test.each([
    'test("a", () => {})',
    'vi.waitFor(() => {})',
    'page.setDefaultTimeout(patience)',
    'const config = { testTimeout: 0 }',
    'expect(expiration - Date.now()).toBeLessThanOrEqual(900_000)',
    'expect(calls.length).toBeLessThan(4)',
    'const problem = { code: "timeout" }',
  ])('%s', code => {
    expect(findTimeLimits('a.test.ts', code)).toEqual([]);
  });
});

test('what vitest would limit by itself has the guard in every project', () => {
  const projects = (config.test?.projects ?? []).flatMap(project =>
    typeof project === 'object' && 'test' in project ? (project.test ?? []) : [],
  );
  expect(projects.map(({ name }) => name)).toEqual(['pure', 'unit', 'properties', 'package', 'e2e', 'firefox']);
  for (const { name, testTimeout, hookTimeout, expect: { poll } = {}, setupFiles } of projects) {
    const own = name === 'properties' ? 0 : testPatience;
    expect({ name, testTimeout, hookTimeout }).toEqual({ name, testTimeout: own, hookTimeout: testPatience });
    expect(poll).toEqual({ timeout: patience });
    expect(setupFiles).toContain('test/support/be-patient.ts');
  }
  expect(config.test?.teardownTimeout).toBe(testPatience);
});

test('the guard is ten times what the slowest wait took on a busy machine, and nobody shortens it for everybody', () => {
  expect(readFileSync('test/support/patience.ts', 'utf8')).toContain('?? 300) * 1_000');
  expect(testPatience).toBe(12 * patience);
});
