import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../test/support/example-document';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import { type LaunchPorts, launch } from './launch';
import { launchFailure } from './launch-failure';
import { type FailureCode, failureCodes } from './launch-outcome';
import type { LaunchRequest } from './launch-request';
import type { Profile } from './profile';

const signingUrl = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=SECRET';
const notebookUrl = 'https://research-1.notebook.eu-west-1.sagemaker.aws?authToken=SECRET';
const credentials: Credentials = {
  source: 'test',
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
    findProfile: async () => ({ profile, connection }),
    findMissingHosts: async () => [],
    getCredentials: async () => credentials,
    presign: async () => (profile.type === 'studio' ? signingUrl : notebookUrl),
    openTab: async () => {},
    onStep: async () => {},
    ...changes,
  };
  const ports: LaunchPorts = {
    findProfile: id => {
      asked.push(`find ${id}`);
      return all.findProfile(id);
    },
    findMissingHosts: (...given) => {
      asked.push('hosts');
      return all.findMissingHosts(...given);
    },
    getCredentials: (given, fresh) => {
      asked.push(`credentials of ${given.id}${fresh ? ' afresh' : ''}`);
      return all.getCredentials(given, fresh);
    },
    presign: (input, given) => {
      asked.push(`presign ${input.operation}`);
      return all.presign(input, given);
    },
    openTab: (url, openIn, windowId) => {
      asked.push(`open ${url.href} ${openIn} ${windowId}`);
      return all.openTab(url, openIn, windowId);
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
      'step credentials',
      'credentials of acme',
      'step presign',
      'presign CreatePresignedDomainUrl',
      'step open',
      `open ${signingUrl} newTab 7`,
    ]);
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
    [
      'a step that cannot be stored',
      { onStep: () => Promise.reject(new Error('QuotaExceeded')) },
      { code: 'unexpected', said: 'Error' },
      'step credentials',
    ],
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

describe('credentials that AWS no longer knows', () => {
  const presigns = (asked: string[]) => asked.filter(line => /^(presign|credentials)/.test(line));

  test('are renewed once, and the launch goes on', async () => {
    const answers = [failing('credentials-expired'), async () => signingUrl];
    const { asked, launch } = world({ presign: async () => await answers.shift()?.() });
    expect(await launch()).toEqual({ result: 'opened' });
    expect(presigns(asked)).toEqual([
      'credentials of acme',
      'presign CreatePresignedDomainUrl',
      'credentials of acme afresh',
      'presign CreatePresignedDomainUrl',
    ]);
  });

  test('are not renewed a second time', async () => {
    const { asked, launch } = world({ presign: failing('credentials-expired') });
    expect(await launch()).toEqual(failed({ code: 'credentials-expired' }));
    expect(presigns(asked)).toHaveLength(4);
  });

  test.each(failureCodes.filter(code => code !== 'credentials-expired'))('are not renewed for %s', async code => {
    const { asked, launch } = world({ presign: failing(code) });
    expect(await launch()).toEqual(failed({ code }));
    expect(presigns(asked)).toEqual(['credentials of acme', 'presign CreatePresignedDomainUrl']);
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
