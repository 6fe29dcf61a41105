import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildsOf, parseBenchRun } from './bench-options.ts';
import { partNames } from './parts.ts';

test('without a name all parts run, in both browsers, and their figures are written down', () => {
  expect(parseBenchRun([])).toMatchObject({ names: partNames, browsers: ['chromium', 'firefox'], write: true });
});

test('a part by its name writes nothing down unless told', () => {
  expect(parseBenchRun(['launch'])).toMatchObject({ names: ['launch'], write: false, rounds: undefined });
  expect(parseBenchRun(['popup', 'launch', '--write', '--rounds', '3'])).toMatchObject({
    ...{ names: ['popup', 'launch'], write: true, rounds: 3 },
  });
});

test('the browser is the one that is named, or that of the environment', () => {
  expect(parseBenchRun([], 'firefox').browsers).toEqual(['firefox']);
  expect(parseBenchRun(['--browser', 'chromium'], 'firefox').browsers).toEqual(['chromium']);
});

test('parts keep the options that they have', () => {
  expect(parseBenchRun(['import', '--count', '5', '--count', '6']).counts).toEqual([5, 6]);
  expect(parseBenchRun(['history', '--launches', '20', '--busy', '0'])).toMatchObject({ launches: 20, busy: 0 });
});

test.each([
  [['nothing']],
  [['--browser', 'safari']],
  [['--rounds', '0']],
  [['--rounds', 'many']],
  [['--count', '1.5']],
  [['--busy', '-1']],
  [['--unknown']],
])('%j is refused', args => {
  expect(() => parseBenchRun(args)).toThrow();
});

test('the builds are those of the browser, another one first', () => {
  const options = parseBenchRun(['launch']);
  expect(buildsOf(options, 'firefox')).toEqual({ now: join('dist', 'firefox') });
  expect(Object.entries(buildsOf({ ...options, before: 'old', build: 'new' }, 'chromium'))).toEqual([
    ['before', join('old', 'chrome')],
    ['now', join('new', 'chrome')],
  ]);
});
