import { describe, expect, test } from 'vitest';
import type { StateCall } from '../kinds/state-call';
import { type AppState, noApp, notRunning, parseAppState } from './app-state';

const app: StateCall = {
  operation: 'DescribeApp',
  input: { DomainId: 'd-abcdefgh1234', SpaceName: 'alice-lab', AppType: 'CodeEditor', AppName: 'default' },
};
const instance: StateCall = { operation: 'DescribeNotebookInstance', input: { NotebookInstanceName: 'research-1' } };

describe('AWS’s answer becomes a state:', () => {
  test.each<[status: string, state: AppState['state']]>([
    ['InService', 'running'],
    ['Pending', 'starting'],
    ['Deleting', 'stopping'],
    ['Deleted', 'stopped'],
    ['Failed', 'failed'],
  ])('an app that is %s is %s', (Status, state) => {
    expect(parseAppState(app, { Status })).toEqual({ app: 'CodeEditor', state });
  });

  test.each<[status: string, state: AppState['state']]>([
    ['InService', 'running'],
    ['Pending', 'starting'],
    ['Stopping', 'stopping'],
    ['Stopped', 'stopped'],
    ['Updating', 'updating'],
    ['Failed', 'failed'],
    ['Deleting', 'deleting'],
  ])('a notebook instance that is %s is %s', (NotebookInstanceStatus, state) => {
    expect(parseAppState(instance, { NotebookInstanceStatus })).toEqual({ app: 'notebookInstance', state });
  });

  test('with the instance type and the reason for a failure', () => {
    const failed = { FailureReason: 'No\n capacity.' };
    const spec = { ResourceSpec: { InstanceType: 'ml.g5.xlarge' } };
    const expected = { state: 'failed', instanceType: 'ml.g5.xlarge', said: 'No capacity.' };
    expect(parseAppState(app, { Status: 'Failed', ...failed, ...spec })).toMatchObject(expected);
    const ofInstance = { NotebookInstanceStatus: 'Failed', InstanceType: 'ml.g5.xlarge', ...failed };
    expect(parseAppState(instance, ofInstance)).toMatchObject(expected);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'InService'],
    ['no status', {}],
    ['a status that is no text', { Status: 7, NotebookInstanceStatus: 7 }],
    ['a status that is not known', { Status: 'Dreaming', NotebookInstanceStatus: 'Dreaming' }],
  ])('116: %s tells nothing', (_name, answer) => {
    expect([parseAppState(app, answer), parseAppState(instance, answer)]).toEqual([undefined, undefined]);
  });

  test('what is no instance type, no reason or too long is left out', () => {
    const odd = { Status: 'Failed', FailureReason: 7, ResourceSpec: { InstanceType: '<b>ml</b>' } };
    expect(parseAppState(app, odd)).toEqual({ app: 'CodeEditor', state: 'failed' });
    const long = { NotebookInstanceStatus: 'Failed', FailureReason: 'so '.repeat(400) };
    expect(parseAppState(instance, long)?.said).toHaveLength(300);
  });
});

test('an app that AWS has no record of is stopped, and a notebook instance is not there', () => {
  expect(noApp(app)).toEqual({ app: 'CodeEditor', state: 'stopped' });
  expect(noApp(instance)).toBeUndefined();
});

test.each<[AppState['state'], string | undefined]>([
  ['running', undefined],
  ['stopped', 'app-stopped'],
  ['starting', 'app-not-ready'],
  ['stopping', 'app-not-ready'],
  ['updating', 'app-not-ready'],
  ['deleting', 'app-not-ready'],
  ['failed', 'app-failed'],
])('%s is the outcome %s', (state, code) => {
  expect(notRunning({ app: 'JupyterLab', state })?.code).toBe(code);
});
