import { expect, test } from 'vitest';
import type { FileReport } from './report-tests';
import { countRun, describeRepeated, findRepeated } from './run-vitest';

type State = FileReport['tests'][number]['state'];

const file = (isFailed: boolean, ...states: State[]): FileReport => ({
  ...{ project: 'e2e', file: 'test/e2e/a.test.ts', isFailed, milliseconds: 1 },
  tests: states.map((state, index) => ({ name: `test ${index}`, state, isRepeated: false })),
});

test.each([
  ['each test counts', true, [file(false, 'passed', 'passed'), file(false, 'skipped')], [2, 0, 1]],
  ['a failed test', false, [file(true, 'passed', 'failed')], [1, 1, 0]],
  ['a file that could not begin, its tests skipped', false, [file(true, 'skipped', 'skipped')], [0, 1, 2]],
  ['a run that broke outside any test', false, [file(false, 'passed')], [1, 1, 0]],
  ['a run without a report', false, [], [0, 1, 0]],
] as const)('%s', (_, isOk, files, [passed, failed, skipped]) => {
  expect(countRun({ isOk, files })).toEqual({ passed, failed, skipped });
});

test('a test that was run again is named once, with its file and its browser', () => {
  const name = 'imports › a file';
  const again = { ...file(false), tests: [{ name, state: 'passed' as const, isRepeated: true }] };
  expect(findRepeated({ isOk: true, files: [again, again, file(false, 'passed')] })).toEqual([
    'test/e2e/a.test.ts (e2e) “imports › a file”',
  ]);
});

test('the line before the last says how many were run a second time, and which', () => {
  expect(describeRepeated([])).toBe('Run a second time: nothing');
  expect(describeRepeated(['a (e2e)', 'b (firefox)'])).toBe('Run a second time: 2: a (e2e); b (firefox)');
});
