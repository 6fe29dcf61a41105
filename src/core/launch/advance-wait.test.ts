import { describe, expect, test } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';
import type { Failure } from '../failure/launch-outcome';
import type { Credentials } from '../sign-in/credentials';
import { type Person, personKey } from '../sign-in/person';
import type { AppState } from '../spaces/app-state';
import { advanceWait, type WaitPorts } from './advance-wait';
import { isOver, type Wait } from './wait';

const alice: Person = { issuer: 'https://id.example', subject: 'a' };
const bob: Person = { issuer: 'https://id.example', subject: 'b' };
const credentials: Credentials = {
  ...{ source: 'test', issuedTo: alice, accessKeyId: 'ASIA', secretAccessKey: 'SECRET', sessionToken: 'SECRET' },
  ...{ expiration: 0, identityId: 'us-east-1:1' },
};
const image = 'arn:aws:sagemaker:us-east-1:885854791233:image/sagemaker-distribution-cpu';
const began = 1_000_000;
const now = began + 1_000;
const wait: Wait = {
  ...{ id: '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b', key: 'prod-lab', request: { profileId: 'prod-lab' } },
  ...{ person: personKey(alice), app: 'JupyterLab', state: 'stopped', begunAt: began, failures: 0 },
};

/** Ports with which all goes well, but for the changes; and what was asked of AWS, in order. */
function world(
  states: readonly (AppState['state'] | Failure)[],
  changes: Partial<WaitPorts> = {},
  profile: Profile = studioProfile,
  connection: Connection = exampleConnection,
) {
  const asked: unknown[] = [];
  const left = [...states];
  const spec = { SageMakerImageArn: image, InstanceType: 'ml.t3.medium' };
  const ports: WaitPorts = {
    findProfile: async () => ({ profile, connection }),
    findPerson: async () => alice,
    getCredentials: async () => credentials,
    findState: async () => {
      asked.push('state');
      const next = left.length > 1 ? left.shift() : left[0];
      if (typeof next === 'object') throw launchFailure(next);
      return next && { app: profile.type === 'studio' ? 'JupyterLab' : 'notebookInstance', state: next };
    },
    describe: async ({ operation }) => {
      asked.push(operation);
      return { SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: spec } } };
    },
    start: async ({ operation, input }) => void asked.push([operation, input]),
    stop: async ({ operation, input }) => void asked.push([operation, input]),
    keep: async kept => void asked.push(`kept ${kept.started !== undefined}`),
    now: () => now,
    ...changes,
  };
  return { asked, advance: (from: Partial<Wait> = {}) => advanceWait({ ...wait, ...from }, ports) };
}

const failing = (failure: Failure) => () => Promise.reject(launchFailure(failure));

describe('a step of a wait', () => {
  test('119: starts what is stopped, on what its space says, once it is stored that it does', async () => {
    const { asked, advance } = world(['stopped']);
    const after = await advance();
    expect(after).toMatchObject({
      state: 'starting',
      instanceType: 'ml.t3.medium',
      started: { at: now, from: 'stopped' },
    });
    const { domainId: DomainId, spaceName: SpaceName } = studioProfile;
    expect(asked).toEqual([
      'state',
      'kept true',
      'DescribeSpace',
      [
        'CreateApp',
        {
          ...{ DomainId, SpaceName, AppType: 'JupyterLab', AppName: 'default' },
          ResourceSpec: { InstanceType: 'ml.t3.medium', SageMakerImageArn: image },
        },
      ],
    ]);
  });

  test.each<AppState['state']>(['starting', 'stopping', 'updating'])('waits for what is %s', async state => {
    const { asked, advance } = world([state]);
    expect(await advance()).toEqual({ ...wait, state });
    expect(asked).toEqual(['state']);
  });

  test('is the last one when it runs', async () => {
    const { asked, advance } = world(['running']);
    const after = await advance({ state: 'starting' });
    expect(after).toMatchObject({ state: 'running' });
    expect(await world(['stopped']).advance(after)).toEqual(after);
    expect(asked).toEqual(['state']);
  });

  test('119: starts nothing a second time: what is stopped again is the end', async () => {
    const { asked, advance } = world(['stopped']);
    const started = { at: now - 20_000, from: 'stopped' } as const;
    expect(await advance({ started })).toMatchObject({ failure: { code: 'app-stopped' } });
    expect(asked).toEqual(['state']);
  });

  test.each(['stopped', 'failed'] as const)(
    '119: waits where AWS, just after the start, still tells of what was %s before',
    async from => {
      const { asked, advance } = world([from]);
      const after = await advance({ started: { at: now - 19_999, from }, state: 'starting' });
      expect([isOver(after), after.failure, asked]).toEqual([false, undefined, ['state']]);
    },
  );

  test('starts a notebook instance', async () => {
    const { asked, advance } = world(['stopped'], {}, notebookProfile);
    expect(await advance({ app: 'notebookInstance' })).toMatchObject({ state: 'starting' });
    expect(asked.at(-1)).toEqual(['StartNotebookInstance', { NotebookInstanceName: 'research-1' }]);
  });
});

describe('120: the image that an app starts with', () => {
  const withoutImage = {
    SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { InstanceType: 'ml.t3.large' } } },
  };

  test.each<[string, Record<string, object>, Connection, string]>([
    [
      'the user’s default',
      {
        DescribeUserProfile: {
          UserSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { SageMakerImageArn: 'of-user' } } },
        },
      },
      exampleConnection,
      'of-user',
    ],
    [
      'the domain’s default',
      {
        DescribeDomain: {
          DefaultUserSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { SageMakerImageArn: 'of-domain' } } },
        },
      },
      exampleConnection,
      'of-domain',
    ],
    ['the connection’s', {}, { ...exampleConnection, spaceImageArn: image }, image],
  ])('is %s where the space names none', async (_name, answers, connection, expected) => {
    const sent: unknown[] = [];
    const describe_ = async ({ operation }: { operation: string }) =>
      operation === 'DescribeSpace' ? withoutImage : (answers[operation] ?? {});
    const start = async ({ input }: { input: object }) => void sent.push(input);
    await world(['stopped'], { describe: describe_, start }, studioProfile, connection).advance();
    expect(sent).toMatchObject([{ ResourceSpec: { SageMakerImageArn: expected, InstanceType: 'ml.t3.large' } }]);
  });

  test('is an outcome where nobody names one, also to whom the defaults are not told', async () => {
    const describe_ = async ({ operation }: { operation: string }) => {
      if (operation !== 'DescribeSpace') throw launchFailure({ code: 'access-denied' });
      return withoutImage;
    };
    const { asked, advance } = world(['stopped'], { describe: describe_ });
    expect(await advance()).toMatchObject({ failure: { code: 'app-image-missing', app: 'JupyterLab' } });
    expect(asked.filter(line => Array.isArray(line))).toEqual([]);
  });
});

test('an app starts on the instance type that the profile names', async () => {
  const sent: unknown[] = [];
  const start = async ({ input }: { input: object }) => void sent.push(input);
  const { advance } = world(['stopped'], { start }, { ...studioProfile, instanceType: 'ml.g5.xlarge' });
  expect(await advance()).toMatchObject({ instanceType: 'ml.g5.xlarge' });
  expect(sent).toMatchObject([{ ResourceSpec: { InstanceType: 'ml.g5.xlarge' } }]);
});

describe('133: an instance type that the profile names and Studio does not show is not started', () => {
  const chosen = { ...studioProfile, instanceType: 'ml.p4d.24xlarge' };
  const hides = (...types: readonly string[]) => ({ StudioWebPortalSettings: { HiddenInstanceTypes: types } });

  test.each<[string, ofUser: object, ofDomain: object, isHidden: boolean]>([
    ['in the domain', {}, hides('ml.p4d.24xlarge'), true],
    ['to the user', hides('ml.p4d.24xlarge'), {}, true],
    ['in the domain, but to the user, whose settings count', hides('ml.t3.large'), hides('ml.p4d.24xlarge'), false],
    ['where others are hidden', {}, hides('ml.t3.large'), false],
  ])('%s', async (_name, UserSettings, DefaultUserSettings, isHidden) => {
    const answers: Readonly<Record<string, object>> = {
      DescribeSpace: {
        SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { SageMakerImageArn: image } } },
      },
      DescribeUserProfile: { UserSettings },
      DescribeDomain: { DefaultUserSettings },
    };
    const describe_ = async ({ operation }: { operation: string }) => answers[operation];
    const { asked, advance } = world(['stopped'], { describe: describe_ }, chosen);
    const failure = { code: 'instance-type-hidden', instanceType: 'ml.p4d.24xlarge' };
    expect(await advance()).toMatchObject(isHidden ? { failure } : { state: 'starting' });
    expect(asked.some(Array.isArray)).toBe(!isHidden);
  });

  test('unless nobody may see what is hidden: AWS decides', async () => {
    const describe_: WaitPorts['describe'] = async ({ operation }) => {
      if (operation !== 'DescribeSpace') throw launchFailure({ code: 'access-denied' });
      return { SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { SageMakerImageArn: image } } } };
    };
    const { advance } = world(['stopped'], { describe: describe_ }, chosen);
    expect(await advance()).toMatchObject({ state: 'starting', instanceType: 'ml.p4d.24xlarge' });
  });
});

test.each<[Profile, Partial<Wait>, object]>([
  [studioProfile, {}, { app: 'JupyterLab', instanceType: 'ml.t3.medium' }],
  [
    { ...studioProfile, instanceType: 'ml.g5.xlarge' },
    {},
    { app: 'JupyterLab', instanceType: 'ml.g5.xlarge', field: 'instanceType' },
  ],
  [notebookProfile, { app: 'notebookInstance' }, { app: 'notebookInstance' }],
])('133: a start that is refused says what was to start, and on what: %#', async (profile, from, expected) => {
  const { advance } = world(['stopped'], { start: failing({ code: 'access-denied' }) }, profile);
  const { failure } = await advance(from);
  expect(failure).toEqual({ code: 'access-denied', ...expected });
});

describe('a failure', () => {
  test.each<Failure['code']>(['throttled', 'offline', 'timed-out', 'aws-failed'])(
    '121: that may pass (%s) is waited out, and said meanwhile',
    async code => {
      const { advance } = world([{ code, retryAfterSeconds: 20 }, 'running']);
      const after = await advance({ state: 'starting', failures: 1 });
      expect(after).toMatchObject({ failures: 2, problem: { code, retryAfterSeconds: 20 } });
      const last = await world(['running']).advance(after);
      expect(last).toMatchObject({ failures: 0, state: 'running' });
      expect(last).not.toHaveProperty('problem');
    },
  );

  test('121: of the start that may pass leaves it to the next step', async () => {
    const { advance } = world(['stopped'], { start: failing({ code: 'throttled' }) });
    const after = await advance();
    expect(after).toMatchObject({ problem: { code: 'throttled' } });
    expect(after).not.toHaveProperty('started');
  });

  test.each<Failure['code']>(['quota-reached', 'no-capacity', 'access-denied', 'volume-changing', 'request-refused'])(
    '122: of the start (%s) is the end',
    async code => {
      const { advance } = world(['stopped'], { start: failing({ code }) });
      expect(await advance()).toMatchObject({ failure: { code } });
    },
  );

  test('122: of what has been started is the end, in AWS’s words', async () => {
    const findState = async (): Promise<AppState> => ({ app: 'JupyterLab', state: 'failed', said: 'InternalFailure' });
    const { advance } = world([], { findState });
    const started = { at: began, from: 'stopped' } as const;
    expect(await advance({ started, state: 'starting' })).toMatchObject({
      failure: { code: 'app-failed', said: 'InternalFailure' },
    });
  });

  test.each<[string, AppState['state'], object]>([
    ['is starting', 'starting', { state: 'starting' }],
    ['is still stopping', 'stopping', { state: 'stopping' }],
    ['is stopped', 'stopped', { failure: { code: 'app-in-use' } }],
  ])('122: ResourceInUse of an app that %s', async (_name, state, expected) => {
    const { advance } = world(['stopped', state], { start: failing({ code: 'app-in-use' }) });
    expect(await advance()).toMatchObject(expected);
  });

  test('credentials that AWS no longer takes are renewed once', async () => {
    const given: unknown[] = [];
    const { advance } = world([{ code: 'credentials-expired' }, 'running'], {
      getCredentials: async (_connection, refused) => {
        given.push(refused?.accessKeyId);
        return credentials;
      },
    });
    expect(await advance({ state: 'starting' })).toMatchObject({ state: 'running' });
    expect(given).toEqual([undefined, 'ASIA']);
  });
});

describe('nothing is asked of AWS', () => {
  test.each<[string, Partial<WaitPorts>, Failure['code']]>([
    ['once nobody is signed in', { findPerson: async () => undefined }, 'cancelled'],
    ['for somebody else who has signed in meanwhile', { findPerson: async () => bob }, 'cancelled'],
    ['once the profile is gone', { findProfile: async () => undefined }, 'profile-missing'],
  ])('123: %s', async (_name, changes, code) => {
    const { asked, advance } = world(['stopped'], changes);
    expect(await advance()).toMatchObject({ failure: { code } });
    expect(asked).toEqual([]);
  });
});

test.each<[Wait['app'], minutes: number, isOver: boolean]>([
  ['JupyterLab', 14, false],
  ['JupyterLab', 16, true],
  ['notebookInstance', 16, false],
  ['notebookInstance', 31, true],
])('124: %s that is still starting after %i minutes: given up: %s', async (app, minutes, isOver) => {
  const profile = app === 'JupyterLab' ? studioProfile : notebookProfile;
  for (const state of ['starting', { code: 'offline' }] as const) {
    const { advance } = world([state], { now: () => began + minutes * 60_000 }, profile);
    const { failure } = await advance({ app, state: 'starting' });
    expect(failure?.code).toBe(isOver ? 'start-timed-out' : undefined);
  }
});

describe('129: a wait that stops first', () => {
  const restart: Partial<Wait> = { stops: 'first', wishedType: 'ml.g5.xlarge', state: 'running' };
  const started = { ResourceSpec: { SageMakerImageArn: image, InstanceType: 'ml.g5.xlarge' } };

  test('stops what runs, and tells since when', async () => {
    const { asked, advance } = world(['running']);
    expect(await advance(restart)).toMatchObject({ state: 'stopping', stops: 'first', stoppingSince: began + 1_000 });
    expect(asked).toEqual(['state', ['DeleteApp', expect.objectContaining({ SpaceName: studioProfile.spaceName })]]);
  });

  test.each<AppState['state']>(['starting', 'stopping', 'updating'])('waits for what is %s', async state => {
    const { asked, advance } = world([state]);
    expect(await advance(restart)).toMatchObject({ state, stops: 'first' });
    expect(asked).toEqual(['state']);
  });

  test.each<AppState['state']>(['stopped', 'failed'])(
    'starts what is %s on the other type, and waits for it from then on as ever',
    async state => {
      const { asked, advance } = world([state]);
      const after = await advance({ ...restart, begunAt: 0, state: 'stopping', stoppingSince: 1 });
      expect(after).toMatchObject({
        ...{ state: 'starting', started: { at: now, from: state }, begunAt: now, instanceType: 'ml.g5.xlarge' },
      });
      expect(after).not.toHaveProperty('stops');
      expect(asked.at(-1)).toEqual(['CreateApp', expect.objectContaining(started)]);
    },
  );

  test('goes on where AWS tells for a moment that it still runs', async () => {
    const { advance } = world(['running'], { stop: failing({ code: 'stop-refused' }) });
    expect(await advance({ ...restart, stoppingSince: 7 })).toMatchObject({ state: 'stopping', stoppingSince: 7 });
  });

  test('ends with what AWS refuses', async () => {
    const { advance } = world(['running'], { stop: failing({ code: 'access-denied', action: 'sagemaker:DeleteApp' }) });
    expect(await advance(restart)).toMatchObject({ failure: { code: 'access-denied', action: 'sagemaker:DeleteApp' } });
  });

  test.each([
    [44, undefined],
    [46, 'start-timed-out'],
  ] as const)('and still waits after %i minutes, unless that is too long: %s', async (minutes, code) => {
    const { asked, advance } = world(['stopping'], { now: () => began + minutes * 60_000 });
    const { failure } = await advance({ ...restart, state: 'stopping' });
    expect([failure?.code, asked]).toEqual([code, ['state']]);
  });
});

describe('130: a wait that stops for good', () => {
  test.each<[AppState['state'], AppState['state'], string[], boolean]>([
    ['starting', 'starting', [], false],
    ['running', 'stopping', ['DeleteApp'], true],
    ['stopping', 'stopping', [], true],
    ['stopped', 'stopped', [], true],
    ['failed', 'failed', [], true],
  ])('with what is %s goes on to %s, after %j; and is over: %s', async (before, after, calls, over) => {
    const { asked, advance } = world([before]);
    const next = await advance({ stops: 'for-good', started: { at: began, from: 'stopped' }, state: 'starting' });
    expect(next).toMatchObject({ state: after });
    expect(next.failure).toBeUndefined();
    expect(asked.flatMap(each => (Array.isArray(each) ? [each[0]] : []))).toEqual(calls);
    expect(isOver(next)).toBe(over);
  });

  test('of a notebook instance stops that', async () => {
    const { asked, advance } = world(['running'], {}, notebookProfile);
    await advance({ stops: 'for-good', app: 'notebookInstance', state: 'starting' });
    expect(asked.at(-1)).toEqual(['StopNotebookInstance', { NotebookInstanceName: 'research-1' }]);
  });
});
