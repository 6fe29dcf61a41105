import { expect, test } from 'vitest';
import { countRun } from './run-vitest';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(of => ({ status: of })),
});

test.each([
  ['each test counts', true, [file('passed', 'passed', 'passed'), file('passed', 'skipped')], [2, 0, 1]],
  ['a failed test', false, [file('failed', 'passed', 'failed')], [1, 1, 0]],
  ['a file that could not begin, its tests skipped', false, [file('failed', 'skipped', 'skipped')], [0, 1, 2]],
  ['a run that broke outside any test', false, [file('passed', 'passed')], [1, 1, 0]],
  ['a run without a report', false, [], [0, 1, 0]],
] as const)('%s', (_, isOk, files, [passed, failed, skipped]) => {
  expect(countRun({ isOk, files: [...files] })).toEqual({ passed, failed, skipped });
});
