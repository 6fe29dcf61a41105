import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';
import { type Failure, type FailureCode, failureCodes } from '../failure/launch-outcome';
import { neededHosts } from '../hosts/hosts';
import type { Credentials } from '../sign-in/credentials';
import type { Person } from '../sign-in/person';
import type { AppState } from '../spaces/app-state';
import { type LaunchPorts, launch } from './launch';
import type { LaunchRequest } from './launch-request';

const signingUrl = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=SECRET';
const notebookUrl = 'https://research-1.notebook.eu-west-1.sagemaker.aws?authToken=SECRET';
const alice: Person = {
  issuer: 'https://id.example',
  subject: 'a',
  claims: { email: 'alice@acme.example', team: 'red' },
};
const bob: Person = { issuer: 'https://id.example', subject: 'b', claims: { email: 'bob@acme.example', team: 'red' } };
const credentials: Credentials = {
  source: 'test',
  issuedTo: alice,
  accessKeyId: 'ASIA',
  secretAccessKey: 'SECRET',
  sessionToken: 'SECRET',
  expiration: 0,
  identityId: 'us-east-1:1',
};

/** Ports with which all goes well, but for the changes; and what was asked of them, in order. */
function world(
  changes: Partial<LaunchPorts> = {},
  profile: Profile = studioProfile,
  connection: Connection = exampleConnection,
) {
  const asked: string[] = [];
  const all: LaunchPorts = {
    signal: new AbortController().signal,
    findProfile: async () => ({ profile, connection }),
    switchToOpenTab: async () => false,
    findOpenUser: async () => undefined,
    findMissingHosts: async () => [],
    getCredentials: async () => credentials,
    findPerson: async () => alice,
    findState: async () => undefined,
    switchToWait: async () => false,
    findStartTime: async () => undefined,
    findInstanceType: async () => undefined,
    openWait: async () => {},
    presign: async () => (profile.type === 'studio' ? signingUrl : notebookUrl),
    openTab: async () => {},
    onStep: async () => {},
    ...changes,
  };
  const ports: LaunchPorts = {
    signal: all.signal,
    findProfile: request => {
      asked.push(`find ${request.profileId}`);
      return all.findProfile(request);
    },
    switchToOpenTab: (...given) => {
      asked.push('open tab');
      return all.switchToOpenTab(...given);
    },
    // What is asked beside the link: its own tests look at it.
    findState: all.findState,
    switchToWait: all.switchToWait,
    findStartTime: all.findStartTime,
    findInstanceType: all.findInstanceType,
    openWait: (openIn, request, opened, state) => {
      asked.push(`wait ${openIn} ${request.windowId}`);
      return all.openWait(openIn, request, opened, state);
    },
    // Asks the browser alone, and changes nothing.
    findOpenUser: all.findOpenUser,
    findMissingHosts: (...given) => {
      asked.push('hosts');
      return all.findMissingHosts(...given);
    },
    getCredentials: (given, refused) => {
      asked.push(`credentials of ${given.id}${refused ? ` in the place of ${refused.accessKeyId}` : ''}`);
      return all.getCredentials(given, refused);
    },
    findPerson: given => {
      asked.push('person');
      return all.findPerson(given);
    },
    presign: (input, given) => {
      asked.push(`presign ${input.operation}`);
      return all.presign(input, given);
    },
    openTab: (url, openIn, request, opened, getAnother) => {
      asked.push(`open ${url.href} ${openIn} ${request.windowId}`);
      return all.openTab(url, openIn, request, opened, getAnother);
    },
    onStep: step => {
      asked.push(`step ${step}`);
      return all.onStep(step);
    },
  };
  return {
    asked,
    launch: (request: Partial<LaunchRequest> = {}) => launch({ profileId: profile.id, windowId: 7, ...request }, ports),
  };
}

const failing = (code: FailureCode) => () => Promise.reject(launchFailure({ code }));
const failed = (failure: object) => ({ result: 'failed', failure });

describe('a launch', () => {
  test('finds the profile, looks for hosts, gets credentials, presigns and opens a tab, in this order', async () => {
    const { asked, launch } = world();
    expect(await launch()).toEqual({ result: 'opened' });
    expect(asked).toEqual([
      'find prod-lab',
      'hosts',
      'credentials of acme',
      'step presign',
      'presign CreatePresignedDomainUrl',
      `open ${signingUrl} newTab 7`,
    ]);
  });

  test('switches to the tab that is open already, where the profile wants that, and asks AWS nothing', async () => {
    const { asked, launch } = world({ switchToOpenTab: async () => true }, { ...studioProfile, switchToOpenTab: true });
    expect(await launch()).toEqual({ result: 'opened', isSwitched: true });
    expect(asked).toEqual(['find prod-lab', 'person', 'open tab']);
    expect(await launch({ openIn: 'currentTab' })).toEqual({ result: 'opened', isSwitched: true });
  });

  test.each<[string, Partial<LaunchPorts>, Partial<Profile>, Partial<LaunchRequest>]>([
    ['the tab has gone', { switchToOpenTab: async () => false }, { switchToOpenTab: true }, {}],
    ['the profile does not want it', { switchToOpenTab: async () => true }, {}, {}],
    ['it is to open elsewhere', { switchToOpenTab: async () => true }, { switchToOpenTab: true }, { openIn: 'newTab' }],
    [
      'another app is asked for',
      { switchToOpenTab: async () => true },
      { switchToOpenTab: true },
      { profile: { ...studioProfile, landingUri: 'app:Canvas:' } },
    ],
  ])('launches as ever where %s', async (_name, ports, changes, request) => {
    const { launch } = world(ports, { ...studioProfile, ...changes } as Profile);
    expect(await launch(request)).toEqual({ result: 'opened' });
  });

  test('opens a notebook instance at its path', async () => {
    const { asked, launch } = world({}, { ...notebookProfile, openIn: 'newWindow' });
    expect(await launch()).toEqual({ result: 'opened' });
    const url = 'https://research-1.notebook.eu-west-1.sagemaker.aws/lab/tree/README.md?authToken=SECRET';
    expect(asked.at(-1)).toBe(`open ${url} newWindow 7`);
  });

  test('opens where the request wants it, whatever the profile says', async () => {
    const { asked, launch } = world({}, { ...studioProfile, openIn: 'newWindow' });
    await launch({ openIn: 'backgroundTab' });
    expect(asked.at(-1)).toBe(`open ${signingUrl} backgroundTab 7`);
  });

  test('presigns with the credentials that it got', async () => {
    const given: unknown[] = [];
    const presign: LaunchPorts['presign'] = async (_input, used) => {
      given.push(used);
      return signingUrl;
    };
    await world({ presign }).launch();
    expect(given).toEqual([credentials]);
  });
});

describe('whatever stands in the way is an outcome', () => {
  const hosts = ['https://api.sagemaker.us-east-1.amazonaws.com/*'];
  test.each<[name: string, changes: Partial<LaunchPorts>, failure: object, last: string]>([
    ['no such profile', { findProfile: async () => undefined }, { code: 'profile-missing' }, 'find prod-lab'],
    [
      'a configuration that cannot be read',
      { findProfile: failing('configuration-unreadable') },
      { code: 'configuration-unreadable' },
      'find prod-lab',
    ],
    [
      'hosts that are not allowed',
      { findMissingHosts: async () => hosts },
      { code: 'hosts-not-allowed', hosts },
      'hosts',
    ],
    [
      'a cancelled sign-in',
      { getCredentials: failing('sign-in-cancelled') },
      { code: 'sign-in-cancelled' },
      'credentials of acme',
    ],
    ['no network', { presign: failing('offline') }, { code: 'offline' }, 'presign CreatePresignedDomainUrl'],
    ['no tab', { openTab: failing('tab-not-opened') }, { code: 'tab-not-opened' }, `open ${signingUrl} newTab 7`],
    ['no more time', { presign: failing('timed-out') }, { code: 'timed-out' }, 'presign CreatePresignedDomainUrl'],
    [
      'a fault of ours',
      { findMissingHosts: () => Promise.reject(new TypeError(signingUrl)) },
      { code: 'unexpected', said: 'TypeError' },
      'hosts',
    ],
    [
      'a port that throws at once',
      {
        findProfile: () => {
          throw new RangeError('x');
        },
      },
      { code: 'unexpected', said: 'RangeError' },
      'find prod-lab',
    ],
    [
      'something thrown that is no error',
      { presign: () => Promise.reject('SECRET') },
      { code: 'unexpected', said: 'string' },
      'presign CreatePresignedDomainUrl',
    ],
  ])('%s', async (_name, changes, failure, last) => {
    const { asked, launch } = world(changes);
    expect(await launch()).toEqual(failed(failure));
    expect(asked.at(-1)).toBe(last);
  });

  test('a value that AWS would refuse, before anything is asked of anybody', async () => {
    const { asked, launch } = world({}, { ...studioProfile, domainId: 'D' });
    expect(await launch()).toMatchObject(failed({ code: 'field-invalid', field: 'domainId' }));
    expect(asked).toEqual(['find prod-lab']);
  });

  test.each([['javascript:alert(1)'], [undefined], [7], [signingUrl.replace('us-east-1', 'us-west-2')], [notebookUrl]])(
    'the answer %j, for which no tab is opened',
    async answer => {
      const { asked, launch } = world({ presign: async () => answer });
      const outcome = await launch();
      expect(outcome).toMatchObject(failed({ code: 'url-refused' }));
      expect(JSON.stringify(outcome)).not.toContain('SECRET');
      expect(asked.filter(line => line.startsWith('open'))).toEqual([]);
    },
  );

  test('the signing link is in no outcome, even when the tab could not be opened', async () => {
    const openTab = (url: URL) => Promise.reject(new Error(`Cannot open ${url.href}`));
    expect(JSON.stringify(await world({ openTab }).launch())).not.toContain('SECRET');
  });
});

describe('a profile with templates', () => {
  const ofAnybody = {
    ...studioProfile,
    userProfileName: `\${claim:email|localpart|slug}`,
    spaceName: `\${claim:team}-lab`,
  };
  const of = (issuedTo: Person) => async () => ({ ...credentials, issuedTo });

  test('72: asks SageMaker for the names of whom the credentials were issued to, and opens those, for that person', async () => {
    const sent: unknown[] = [];
    const { asked, launch } = world(
      {
        // Somebody who signs in meanwhile changes nothing.
        findPerson: async () => bob,
        getCredentials: of(alice),
        presign: async ({ input }) => {
          sent.push(input);
          return signingUrl;
        },
        openTab: async (_url, _openIn, _request, opened) => void sent.push(opened),
      },
      ofAnybody,
    );
    expect(await launch()).toEqual({ result: 'opened' });
    expect(sent).toMatchObject([
      { UserProfileName: 'alice', SpaceName: 'red-lab' },
      { profile: { ...ofAnybody, userProfileName: 'alice', spaceName: 'red-lab' }, person: alice },
    ]);
    expect(asked.filter(line => /^(cred|person|presign)/.test(line))).toEqual([
      'credentials of acme',
      'presign CreatePresignedDomainUrl',
    ]);
  });

  test('is named anew with credentials that were got afresh: somebody else may have signed in for them', async () => {
    const people = [alice, bob];
    const sent: unknown[] = [];
    const answers = [failing('credentials-expired'), async () => signingUrl];
    const { launch } = world(
      {
        getCredentials: async () => ({ ...credentials, issuedTo: people.shift() ?? 'guest' }),
        presign: async ({ input }) => {
          sent.push('UserProfileName' in input && input.UserProfileName);
          return await answers.shift()?.();
        },
      },
      ofAnybody,
    );
    expect(await launch()).toEqual({ result: 'opened' });
    expect(sent).toEqual(['alice', 'bob']);
  });

  test.each<[string, Record<string, string> | undefined, object, Connection]>([
    [
      'a missing claim',
      { email: 'alice@acme.example' },
      { field: 'spaceName', claim: 'team', reason: 'missing' },
      exampleConnection,
    ],
    [
      'a claim of which no name comes',
      { email: '李@acme.example', team: 'red' },
      { field: 'userProfileName', claim: 'email', reason: 'missing' },
      exampleConnection,
    ],
    [
      'a claim that looks like a template',
      { email: 'a@b', team: `\${claim:email}` },
      { field: 'spaceName', claim: 'team', reason: 'unfit', said: `\${claim:email}-lab` },
      exampleConnection,
    ],
    ['a guest', undefined, { field: 'userProfileName', claim: 'email', reason: 'guest' }, guestConnection],
  ])(
    '%s is an outcome that names the claim, and SageMaker is asked nothing',
    async (_name, claims, failure, connection) => {
      const person = claims ? { issuer: 'https://id.example', subject: 'a', claims } : 'guest';
      const { asked, launch } = world({ getCredentials: of(person) }, ofAnybody, connection);
      expect(await launch()).toEqual(failed({ code: 'claim-unusable', ...failure }));
      expect(asked.at(-1)).toBe(`credentials of ${connection.id}`);
    },
  );

  test('that nobody can launch is refused before anything is asked', async () => {
    const { asked, launch } = world({}, { ...studioProfile, spaceName: `\${claim:email|upper}` });
    expect(await launch()).toEqual(failed({ code: 'field-invalid', field: 'spaceName' }));
    expect(asked).toEqual(['find prod-lab']);
  });

  const switching = { ...ofAnybody, switchToOpenTab: true };

  test('switches to the tab of the person who is signed in', async () => {
    const looked: unknown[] = [];
    const switchToOpenTab: LaunchPorts['switchToOpenTab'] = async (profile, _region, _windowId, person) =>
      looked.push(profile, person) > 0;
    const { asked, launch } = world({ findPerson: async () => bob, switchToOpenTab }, switching);
    expect(await launch()).toEqual({ result: 'opened', isSwitched: true });
    expect(looked).toMatchObject([{ userProfileName: 'bob', spaceName: 'red-lab' }, bob]);
    expect(asked).toEqual(['find prod-lab', 'person', 'open tab']);
  });

  test.each([
    ['with names of its own', { ...studioProfile, switchToOpenTab: true }],
    ['that takes names from claims', switching],
  ])('72: a profile %s switches to nobody’s tab while nobody is signed in', async (_name, profile) => {
    const ports = { findPerson: async () => undefined, switchToOpenTab: async () => true };
    const { asked, launch } = world(ports, profile);
    expect(await launch()).toEqual({ result: 'opened' });
    expect(asked).not.toContain('open tab');
  });
});

describe('what a launch opens may not be running', () => {
  const stopped: AppState = { app: 'JupyterLab', state: 'stopped', instanceType: 'ml.t3.medium' };
  const instance: AppState = { app: 'notebookInstance', state: 'stopped' };
  const inState = (state: AppState | undefined) => ({ findState: async () => state });
  const tabs = (asked: string[]) => asked.filter(line => line.startsWith('open'));

  test('116: it is asked for its state while the link is requested, with the same credentials', async () => {
    const given: unknown[] = [];
    const { launch } = world({
      presign: async () => {
        given.push('presign');
        return await new Promise(resolve => setTimeout(() => resolve(signingUrl), 20));
      },
      findState: async (...of) => {
        given.push(...of);
        return undefined;
      },
    });
    expect(await launch()).toEqual({ result: 'opened' });
    const input = { DomainId: 'd-abcdefgh1234', SpaceName: 'alice-lab', AppType: 'JupyterLab', AppName: 'default' };
    expect(given).toEqual([
      'presign',
      { operation: 'DescribeApp', input, region: 'us-east-1' },
      credentials,
      expect.any(Promise),
    ]);
  });

  test.each<[string, Profile, object | undefined]>([
    ['Code Editor', { ...studioProfile, landingUri: 'app:CodeEditor:' }, { AppType: 'CodeEditor' }],
    ['a notebook instance', notebookProfile, { NotebookInstanceName: 'research-1' }],
    ['Studio’s own page', { ...studioProfile, landingUri: 'studio::' }, undefined],
    ['a space, without saying which app', { ...studioProfile, landingUri: undefined }, undefined],
    ['Canvas', { ...studioProfile, landingUri: 'app:Canvas:' }, undefined],
  ])('116: %s: nothing else is asked', async (_name, profile, input) => {
    const given: unknown[] = [];
    const { launch } = world({ findState: async ({ input }) => void given.push(input) }, profile);
    expect(await launch()).toEqual({ result: 'opened' });
    expect(given).toMatchObject(input ? [input] : []);
  });

  test.each<[string, AppState | undefined]>([
    ['116: is not known', undefined],
    ['is that it runs', { ...stopped, state: 'running' }],
  ])('the tab opens as ever where the state %s', async (_name, state) => {
    const { asked, launch } = world(inState(state));
    expect(await launch()).toEqual({ result: 'opened' });
    expect(tabs(asked)).toEqual([`open ${signingUrl} newTab 7`]);
  });

  test.each<[string, AppState, Profile, Failure['code']]>([
    ['114: an app that is stopped', stopped, studioProfile, 'app-stopped'],
    ['118: a notebook instance that is stopped', instance, notebookProfile, 'app-stopped'],
    ['118: … whatever the profile wants', instance, { ...notebookProfile, whenStopped: 'studio' }, 'app-stopped'],
    ['117: an app that starts', { ...stopped, state: 'starting' }, studioProfile, 'app-not-ready'],
    ['117: an app that stops', { ...stopped, state: 'stopping' }, studioProfile, 'app-not-ready'],
    ['117: an app that failed', { ...stopped, state: 'failed', said: 'No room.' }, studioProfile, 'app-failed'],
  ])('%s is an outcome, and nothing is opened', async (_name, state, profile, code) => {
    const { asked, launch } = world(inState(state), profile);
    const outcome = await launch();
    expect(outcome).toEqual(failed({ code, ...state }));
    expect(JSON.stringify(outcome)).not.toContain('SECRET');
    expect(tabs(asked)).toEqual([]);
  });

  test.each<[string, Partial<LaunchRequest>, Partial<Profile>]>([
    ['the profile wants that', {}, { whenStopped: 'studio' }],
    ['the person has chosen that', { whenStopped: 'studio' }, {}],
  ])('115: Studio’s page of the space opens in its place where %s', async (_name, request, changes) => {
    const sent: unknown[] = [];
    const { asked, launch } = world(
      {
        ...inState(stopped),
        presign: async ({ input }) => {
          sent.push(input);
          return sent.length === 1 ? `${signingUrl}1` : signingUrl;
        },
      },
      { ...studioProfile, ...changes } as Profile,
    );
    expect(await launch(request)).toEqual({ result: 'opened' });
    expect(sent).toMatchObject([{ SpaceName: 'alice-lab' }, { LandingUri: 'studio::jupyterlab/alice-lab' }]);
    expect(sent.at(-1)).not.toHaveProperty('SpaceName', expect.anything());
    expect(tabs(asked)).toEqual([`open ${signingUrl} newTab 7`]);
  });

  test('how long its last start took is told with it', async () => {
    const { launch } = world({ ...inState(stopped), findStartTime: async () => 130 });
    expect(await launch()).toEqual(failed({ code: 'app-stopped', ...stopped, lastStartSeconds: 130 }));
  });

  test('on what it would start is told with it, where the state does not say so', async () => {
    const findInstanceType: LaunchPorts['findInstanceType'] = async ({ input }) => `of ${input.operation}`;
    const tellOf = async (state: AppState) => await world({ ...inState(state), findInstanceType }).launch();
    const absent: AppState = { app: 'JupyterLab', state: 'stopped' };
    const told = { ...absent, instanceType: 'of DescribeApp' };
    expect(await tellOf(absent)).toEqual(failed({ code: 'app-stopped', ...told }));
    expect(await tellOf(stopped)).toEqual(failed({ code: 'app-stopped', ...stopped }));
  });

  test.each<[string, Partial<LaunchRequest>, Partial<Profile>]>([
    ['the profile wants that', {}, { whenStopped: 'start' }],
    ['the person has chosen that', { whenStopped: 'start' }, {}],
  ])('119: a page that starts it and waits opens in its place where %s', async (_name, request, changes) => {
    const given: unknown[] = [];
    const openWait: LaunchPorts['openWait'] = async (_openIn, _request, opened, state) =>
      void given.push(opened, state);
    const ports = { ...inState(stopped), openWait };
    const { asked, launch } = world(ports, { ...studioProfile, ...changes } as Profile);
    expect(await launch(request)).toEqual({ result: 'opened', isWaiting: true });
    expect(given).toMatchObject([{ profile: { spaceName: 'alice-lab' }, person: alice }, stopped]);
    expect([tabs(asked), asked.at(-1)]).toEqual([[], 'wait newTab 7']);
  });

  test('119: what is being deleted is not waited for', async () => {
    const { asked, launch } = world(inState({ ...instance, state: 'deleting' }), {
      ...notebookProfile,
      whenStopped: 'start',
    });
    expect(await launch()).toMatchObject(failed({ code: 'app-not-ready' }));
    expect(asked.some(line => line.startsWith('wait'))).toBe(false);
  });

  test.each([{}, { whenStopped: 'start' as const }])(
    'a page that waits already comes to the front: %j',
    async request => {
      const { asked, launch } = world({
        ...inState({ ...stopped, state: 'starting' }),
        switchToWait: async () => true,
      });
      expect(await launch(request)).toEqual({ result: 'opened', isSwitched: true });
      expect(asked.some(line => line.startsWith('wait'))).toBe(false);
    },
  );

  test('118: SageMaker makes no link to it, which is said as what it is', async () => {
    const { launch } = world({ ...inState(instance), presign: failing('request-refused') }, notebookProfile);
    expect(await launch()).toEqual(failed({ code: 'app-stopped', ...instance }));
  });

  test.each<Failure['code']>(['access-denied', 'resource-missing', 'offline'])(
    'a link that is not made for another reason (%s) is told as that',
    async code => {
      const { launch } = world({ ...inState(stopped), presign: failing(code) });
      expect(await launch()).toEqual(failed({ code }));
    },
  );
});

test('104: where nobody knows the hosts of a region, the launch says so, and nothing is asked', async () => {
  const region = 'eusc-de-east-1';
  const findMissingHosts = async (connection: Connection) => neededHosts({ ...connection, region });
  const { asked, launch } = world({ findMissingHosts });
  expect(await launch()).toEqual(failed({ code: 'region-unsupported', region }));
  expect(asked.filter(line => /^(credentials|presign|open)/.test(line))).toEqual([]);
});

describe('credentials that AWS no longer knows', () => {
  const presigns = (asked: string[]) => asked.filter(line => /^(presign|credentials)/.test(line));

  test('36: (ExpiredToken in spite of the cache) are renewed once, and the launch goes on', async () => {
    const answers = [failing('credentials-expired'), async () => signingUrl];
    const { asked, launch } = world({ presign: async () => await answers.shift()?.() });
    expect(await launch()).toEqual({ result: 'opened' });
    expect(presigns(asked)).toEqual([
      'credentials of acme',
      'presign CreatePresignedDomainUrl',
      'credentials of acme in the place of ASIA',
      'presign CreatePresignedDomainUrl',
    ]);
  });

  test('36: are not renewed a second time', async () => {
    const { asked, launch } = world({ presign: failing('credentials-expired') });
    expect(await launch()).toEqual(failed({ code: 'credentials-expired' }));
    expect(presigns(asked)).toHaveLength(4);
  });

  test.each<[string, string, Failure['code']]>([
    ['af-south-1', 'unrecognized', 'region-not-enabled'],
    ['eu-west-9', 'unrecognized', 'region-not-enabled'],
    ['us-east-1', 'unrecognized', 'credentials-expired'],
    ['cn-north-1', 'unrecognized', 'credentials-expired'],
    ['us-gov-west-1', 'unrecognized', 'credentials-expired'],
    ['af-south-1', 'ended', 'credentials-expired'],
  ])('101: in %s, where new ones are %s, too, the failure is %s', async (region, how, code) => {
    const failure = { region, ...(how === 'unrecognized' && { reason: 'unrecognized' as const }) };
    const presign = async () => {
      throw launchFailure({ code: 'credentials-expired', ...failure });
    };
    const { asked, launch } = world({ presign });
    expect(await launch()).toEqual(failed({ code, ...failure }));
    expect(presigns(asked)).toHaveLength(4);
  });

  test.each(failureCodes.filter(code => code !== 'credentials-expired'))('are not renewed for %s', async code => {
    const { asked, launch } = world({ presign: failing(code) });
    expect(await launch()).toEqual(failed({ code }));
    expect(presigns(asked)).toEqual(['credentials of acme', 'presign CreatePresignedDomainUrl']);
  });
});

describe('a launch that is cancelled', () => {
  const cancelled = failed({ code: 'cancelled' });
  const hanging = () => new Promise<never>(() => {});

  test.each<[string, Partial<LaunchPorts>]>([
    ['while it looks for the profile', { findProfile: hanging }],
    ['while it gets credentials', { getCredentials: hanging }],
    ['while it waits for SageMaker', { presign: hanging }],
  ])('%s ends at once', async (_name, changes) => {
    const controller = new AbortController();
    const { asked, launch } = world({ ...changes, signal: controller.signal });
    const outcome = launch();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    controller.abort(launchFailure({ code: 'cancelled' }));
    expect(await outcome).toEqual(cancelled);
    expect(asked.filter(line => line.startsWith('open'))).toEqual([]);
  });

  test('opens no tab, should SageMaker answer after all', async () => {
    const controller = new AbortController();
    const presign = async () => {
      controller.abort(launchFailure({ code: 'cancelled' }));
      return signingUrl;
    };
    const { asked, launch } = world({ presign, signal: controller.signal });
    expect(await launch()).toEqual(cancelled);
    expect(asked.filter(line => line.startsWith('open'))).toEqual([]);
  });
});

describe('a refusal by IAM', () => {
  const refusal = { code: 'access-denied', action: 'sagemaker:CreatePresignedDomainUrl' } as const;
  const presign = () => Promise.reject(launchFailure(refusal));

  test('of a guest is that guests cannot open Studio', async () => {
    const { launch } = world({ presign }, studioProfile, guestConnection);
    expect(await launch()).toEqual(failed({ ...refusal, code: 'guest-refused' }));
  });

  test('of a person who signed in is what it says', async () => {
    expect(await world({ presign }).launch()).toEqual(failed(refusal));
  });
});

describe('another user profile of the domain that is open', () => {
  const findOpenUser = async () => 'bob';
  const failed = { result: 'failed', failure: { code: 'other-user-open', openUser: 'bob' } };

  test('is an outcome, before a link is asked for', async () => {
    const { launch, asked } = world({ findOpenUser });
    expect(await launch()).toEqual(failed);
    expect(asked.filter(what => /presign|^open http/.test(what))).toEqual([]);
  });

  test.each<[name: string, request: Partial<LaunchRequest>]>([
    ['who was told of it wants this one all the same', { anyway: true }],
    ['it is to be a private window', { openIn: 'privateWindow' }],
  ])('is no hindrance where %s', async (_name, request) => {
    const { launch } = world({ findOpenUser });
    expect(await launch(request)).toEqual({ result: 'opened' });
  });

  test('is looked for by the names that claims gave, in the region of the launch', async () => {
    const given: unknown[] = [];
    const { spaceName: _spaceName, ...whole } = studioProfile;
    const profile = { ...whole, userProfileName: `\${claim:email|localpart}` };
    const find = async ({ type, ...of }: Profile, region: string) => {
      given.push([type, 'userProfileName' in of && of.userProfileName, region]);
      return undefined;
    };
    await world({ findOpenUser: find }, profile).launch();
    expect(given).toEqual([['studio', 'alice', 'us-east-1']]);
  });
});
