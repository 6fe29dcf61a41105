import { expect, test } from 'vitest';
import { compareCommands, findTarget } from './launch-targets';

const targets = { defaultProfile: undefined, last: 'Studio home', numbered: ['Prod JupyterLab', 'Studio home'] };

test.each([
  ['launch-default', { profile: undefined, absent: 'shortcutNoDefault' }],
  ['launch-last', { profile: 'Studio home', absent: 'shortcutNothingLaunched' }],
  ['launch-1', { profile: 'Prod JupyterLab', absent: 'shortcutNoProfile' }],
  ['launch-3', { profile: undefined, absent: 'shortcutNoProfile' }],
  ['launch-10', undefined],
  ['_execute_action', undefined],
])('%s launches what it says', (command, expected) => {
  expect(findTarget(command, targets)).toEqual(expected);
});

test('the popup comes first, then the default, the last, and the numbers', () => {
  const commands = ['launch-2', 'launch-1', 'launch-last', 'other', '_execute_action', 'launch-default'];
  expect(commands.sort(compareCommands)).toEqual([
    ...['_execute_action', 'launch-default', 'launch-last'],
    ...['launch-1', 'launch-2', 'other'],
  ]);
});
