import { describe, expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { launchFailure } from '../failure/launch-failure';
import type { Failure } from '../failure/launch-outcome';
import type { AppState } from '../spaces/app-state';
import { type ChangePorts, startOnly, stopOnly } from './change-app';
import type { StateInput } from './presign-input';
import type { ToStart } from './start-app';

const lab: StateInput = {
  operation: 'DescribeApp',
  input: { DomainId: 'd-1', SpaceName: 'alice-lab', AppType: 'JupyterLab', AppName: 'default' },
  region: 'us-east-1',
};
const target: ToStart = {
  ...{ input: lab, profile: studioProfile, connection: exampleConnection },
  credentials: {
    ...{ source: 'test', issuedTo: 'guest', accessKeyId: 'ASIA', secretAccessKey: 'SECRET', sessionToken: 'SECRET' },
    ...{ expiration: 0, identityId: 'us-east-1:1' },
  },
};
const app = 'JupyterLab';
const spec = { SageMakerImageArn: 'image', InstanceType: 'ml.t3.medium' };
const refused = (code: Failure['code']) => Promise.reject(launchFailure({ code }));

/** Ports with these states, one after the other, and what was called. */
function world(states: readonly AppState['state'][], changes: Partial<ChangePorts> = {}) {
  const called: string[] = [];
  const left = [...states];
  const ports: ChangePorts = {
    findState: async () => {
      const state = left.length > 1 ? left.shift() : left[0];
      return state && { app, state, startedAt: 5 };
    },
    describe: async () => ({ SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: spec } } }),
    start: async ({ operation }) => void called.push(operation),
    stop: async ({ operation }) => void called.push(operation),
    now: () => 1_000,
    ...changes,
  };
  return { called, ports };
}

describe('127: a start alone', () => {
  test.each<[AppState['state'], AppState['state'], string[]]>([
    ['stopped', 'starting', ['CreateApp']],
    ['failed', 'starting', ['CreateApp']],
    ['starting', 'starting', []],
    ['running', 'running', []],
  ])('of what is %s leaves it %s, after %j', async (before, after, calls) => {
    const { called, ports } = world([before]);
    expect((await startOnly(target, ports)).state).toBe(after);
    expect(called).toEqual(calls);
  });

  test.each<AppState['state']>(['stopping', 'updating', 'deleting'])('of what is %s is refused', async state => {
    const { called, ports } = world([state]);
    await expect(startOnly(target, ports)).rejects.toMatchObject({ failure: { code: 'app-not-ready', state } });
    expect(called).toEqual([]);
  });

  test('that somebody else was quicker with is theirs', async () => {
    const { ports } = world(['stopped', 'starting'], { start: () => refused('app-in-use') });
    expect(await startOnly(target, ports)).toMatchObject({ state: 'starting' });
  });

  test('that AWS refuses says so', async () => {
    const { ports } = world(['stopped'], { start: () => refused('access-denied') });
    await expect(startOnly(target, ports)).rejects.toMatchObject({ failure: { code: 'access-denied' } });
  });
});

describe('128: a stop', () => {
  test('of what runs stops it, and tells nothing of a time that it runs', async () => {
    const { called, ports } = world(['running']);
    expect(await stopOnly(lab, ports)).toEqual({ app, state: 'stopping' });
    expect(called).toEqual(['DeleteApp']);
  });

  test.each<AppState['state']>(['stopped', 'stopping', 'failed', 'updating', 'deleting'])(
    'of what is %s calls for nothing',
    async state => {
      const { called, ports } = world([state]);
      expect(await stopOnly(lab, ports)).toMatchObject({ state });
      expect(called).toEqual([]);
    },
  );

  test('of what is starting is refused, and calls for nothing', async () => {
    const { called, ports } = world(['starting']);
    await expect(stopOnly(lab, ports)).rejects.toMatchObject({
      failure: { code: 'stop-refused', app, state: 'starting' },
    });
    expect(called).toEqual([]);
  });

  test.each<[Failure['code'], object]>([
    ['stop-refused', { code: 'stop-refused', app }],
    ['access-denied', { code: 'access-denied' }],
  ])('that AWS refuses (%s) says so', async (code, failure) => {
    const { ports } = world(['running'], { stop: () => refused(code) });
    await expect(stopOnly(lab, ports)).rejects.toMatchObject({ failure });
  });

  test('of what nobody knows the state of is not tried', async () => {
    const { called, ports } = world([]);
    await expect(stopOnly(lab, ports)).rejects.toMatchObject({ failure: { code: 'answer-unreadable' } });
    expect(called).toEqual([]);
  });
});
