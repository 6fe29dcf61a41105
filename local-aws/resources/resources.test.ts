import { beforeEach, describe, expect, test } from 'vitest';
import { createResources, type Resources } from './resources';

let now: number;
let resources: Resources;

beforeEach(() => {
  now = 1_700_000_000_000;
  resources = createResources({ now: () => now, setOffset: () => undefined });
});

const lab = () => resources.state().spaces['alice-lab'];
const notebook = () => resources.state().notebookInstances['stopped-1'];

describe('in the beginning', () => {
  test('all spaces run', () => {
    const { spaces } = resources.state();
    expect(Object.keys(spaces)).toEqual(['alice-lab', 'alice-code', 'bob-lab', 'team-lab']);
    expect(Object.values(spaces).map(({ status, app }) => [status, app])).toEqual(
      Array.from({ length: 4 }, () => ['InService', 'InService']),
    );
  });

  test('notebook instances are as the world says', () => {
    expect(resources.state().notebookInstances).toMatchObject({
      'research-1': { status: 'InService', instanceType: 'ml.t3.medium' },
      'stopped-1': { status: 'Stopped' },
    });
  });
});

describe('what is set of a space', () => {
  test.each(['InService', 'Failed', 'Deleted', 'absent'] as const)('can be that its app is %s', app => {
    resources.change({ spaces: { 'alice-lab': { app } } });
    expect(lab()?.app).toBe(app);
  });

  test('is its failure reason, too', () => {
    resources.change({ spaces: { 'alice-lab': { app: 'Failed', failureReason: 'InternalFailure' } } });
    expect(lab()).toMatchObject({ status: 'InService', app: 'Failed', failureReason: 'InternalFailure' });
    resources.change({ spaces: { 'bob-lab': { status: 'Update_Failed', failureReason: 'the volume' } } });
    expect(resources.state().spaces['bob-lab']).toMatchObject({
      ...{ status: 'Update_Failed', app: 'InService', failureReason: 'the volume' },
    });
  });

  test('lasts until it is reset', () => {
    resources.change({ ways: { startMilliseconds: 'never' }, spaces: { 'alice-lab': { app: 'Pending' } } });
    resources.reset();
    expect(lab()?.app).toBe('InService');
    expect(resources.moment().ways.startMilliseconds).toBe(3_000);
  });

  test('may be a new one', () => {
    resources.change({ spaces: { 'bob-code': { owner: 'bob', appType: 'CodeEditor' } } });
    expect(resources.state().spaces['bob-code']).toMatchObject({ status: 'InService', app: 'absent' });
  });

  test('is no mistyped name', () => {
    expect(() => resources.change({ spaces: { 'alice-lap': { app: 'absent' } } })).toThrow(RangeError);
    expect(() => resources.change({ notebookInstances: { research: {} } })).toThrow(RangeError);
    expect(() => resources.change({ domains: { 'd-missing': {} } })).toThrow(RangeError);
  });
});

describe('by the server’s clock', () => {
  test('an app that is Pending gets into service', () => {
    resources.change({ ways: { startMilliseconds: 500 }, spaces: { 'alice-lab': { app: 'Pending' } } });
    now += 499;
    expect(lab()?.app).toBe('Pending');
    now += 1;
    expect(lab()?.app).toBe('InService');
  });

  test('an app that is Deleting ends, and is forgotten after 24 hours', () => {
    resources.change({ ways: { stopMilliseconds: 500 }, spaces: { 'alice-lab': { app: 'Deleting' } } });
    now += 500;
    expect(lab()?.app).toBe('Deleted');
    now += 86_400_000;
    expect(lab()?.app).toBe('absent');
  });

  test('a stop may hang', () => {
    resources.change({ ways: { stopMilliseconds: 'never' }, spaces: { 'alice-lab': { app: 'Deleting' } } });
    now += 86_400_000;
    expect(lab()?.app).toBe('Deleting');
  });

  test.each([
    ['capacity', /^EC2InsufficientCapacityError: Instance type 'ml\.t3\.medium'/, /^Insufficient notebook instance/],
    ['internal', /^InternalFailure$/, /^InternalFailure$/],
    ['volume', /^VolumeModificationRateExceeded:/, /^VolumeModificationRateExceeded:/],
  ] as const)('a start may fail: %s', (startFailure, ofApp, ofNotebook) => {
    resources.change({ ways: { startFailure }, spaces: { 'alice-lab': { app: 'Pending' } } });
    resources.change({ notebookInstances: { 'stopped-1': { status: 'Pending' } } });
    expect(lab()).toMatchObject({ app: 'Pending', failureReason: undefined });
    now += 3_000;
    expect(lab()).toMatchObject({ app: 'Failed', failureReason: expect.stringMatching(ofApp) });
    expect(notebook()).toMatchObject({ status: 'Failed', failureReason: expect.stringMatching(ofNotebook) });
  });

  test('notebook instances start, stop and are updated', () => {
    const pass = (status: 'Pending' | 'Stopping' | 'Updating', milliseconds: number) => {
      resources.change({ notebookInstances: { 'stopped-1': { status } } });
      const before = notebook()?.status;
      now += milliseconds;
      return [before, notebook()?.status];
    };
    resources.change({ ways: { updateMilliseconds: 200 } });
    expect(pass('Pending', 3_000)).toEqual(['Pending', 'InService']);
    expect(pass('Stopping', 1_000)).toEqual(['Stopping', 'Stopped']);
    expect(pass('Updating', 200)).toEqual(['Updating', 'Stopped']);
  });
});
