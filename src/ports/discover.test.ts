import { beforeEach, describe, expect, test, vi } from 'vitest';
import { discoveryGrants } from '../../local-aws/resources/discovery-grants';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { useAwsWorld } from '../../test/support/aws-world';
import { type createFakeBrowser, createFakeNavigator } from '../../test/support/fake-browser';
import { setUpWorker } from '../../test/support/worker-of-alice';
import type { ListName } from '../core/discovery/list-call';
import type { PageRequest } from '../core/protocol';

// What Add from AWS asks, with all that the worker has, but for the browser.

const aws = useAwsWorld();
const lock = 'discovery:test';
const place = { connectionId: 'acme', region: 'us-east-1', lock };
const domainId = 'd-abcdefgh1234';

let fake: ReturnType<typeof createFakeBrowser>;

beforeEach(async () => {
  fake = await setUpWorker(aws, { lock, profiles: [], claims: { email: 'alice@acme.example', team: 'bob' } });
  aws.local.setAwsWays({ grants: discoveryGrants });
});

const calls = () => aws.calls('SageMaker');
const load = async () => await import('./discover');
const find = async (list: ListName, part: Partial<PageRequest> = {}) =>
  await (await load()).findPage({ ...place, list, names: [], ...part });

test('a page of each list is one call', async () => {
  const counts: [ListName, number][] = [
    ['domains', 2],
    ['userProfiles', 4],
    ['spaces', 4],
    ['notebookInstances', 0],
    ['apps', 4],
  ];
  for (const [list, count] of counts) {
    const answer = await find(list);
    expect(answer.result === 'page' && answer.page.items.length, list).toBe(count);
  }
  expect(calls()).toEqual(['ListDomains', 'ListUserProfiles', 'ListSpaces', 'ListNotebookInstances', 'ListApps']);
});

test('an empty page has the token of the next one', async () => {
  aws.local.setResources({ ways: { ...usualResourceWays, lists: { pages: 'withEmpty', tokenLength: 8_192 } } });
  const empty = await find('spaces');
  const token = empty.result === 'page' ? empty.page.token : undefined;
  expect([empty, token?.length]).toMatchObject([{ page: { items: [] } }, 8_192]);
  expect(await find('spaces', token === undefined ? {} : { token })).toMatchObject({ page: { items: { length: 4 } } });
});

describe('whose a user profile is, is told', () => {
  const findMine = async (names: readonly string[]) => {
    const answer = await find('userProfiles', { names: [...names] });
    if (answer.result !== 'page' || answer.page.list !== 'userProfiles') throw new Error(answer.result);
    return [...new Set(answer.page.items.filter(({ isMine }) => isMine).map(({ name }) => name))];
  };

  test('by the claims of who is signed in', async () => {
    expect(await findMine([])).toEqual(['alice']);
  });

  test('by the templates of the connection’s profiles', async () => {
    expect(await findMine([`\${claim:team}`])).toEqual(['alice', 'bob']);
  });
});

test('how a domain is opened is asked of the domain', async () => {
  const { findDomainMode } = await load();
  expect(await findDomainMode({ ...place, domainId })).toEqual({ result: 'mode', mode: 'iam' });
  expect(await findDomainMode({ ...place, domainId: 'd-sso000000001' })).toEqual({
    ...{ result: 'mode', mode: 'identityCenter' },
  });
  expect(calls()).toEqual(['DescribeDomain', 'DescribeDomain']);
});

describe('the instance types to suggest', () => {
  const findTypes = async (part: { domainId?: string } = {}) =>
    (await load()).findDomainTypes({ connectionId: 'acme', region: 'us-east-1', lock, ...part });

  test('are those that the domain shows', async () => {
    const all = await findTypes();
    expect(all).toContain('ml.t3.medium');
    expect(calls()).toEqual([]);
    const userSettings = { StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.p4d.24xlarge'] } };
    aws.local.setResources({ domains: { [domainId]: { userSettings } } });
    expect(await findTypes({ domainId })).toEqual(all.filter(type => type !== 'ml.p4d.24xlarge'));
    expect(calls()).toEqual(['DescribeDomain']);
  });

  test('are all that are known where the role may not ask, or nobody is signed in', async () => {
    const all = await findTypes();
    aws.local.setAwsWays({});
    expect(await findTypes({ domainId })).toEqual(all);
    await fake.storage.session.remove('tokens:acme');
    expect(await findTypes({ domainId })).toEqual(all);
  });
});

describe('nothing is asked', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['while nobody is signed in', () => fake.storage.session.remove('tokens:acme'), { result: 'signed-out' }],
    [
      'where the sign-in has ended, since nobody has asked for a window',
      async () => {
        const { 'tokens:acme': tokens } = await fake.storage.session.get('tokens:acme');
        await fake.storage.session.set({ 'tokens:acme': { ...(tokens as object), expiresAt: Date.now() - 1 } });
        await fake.storage.session.remove('credentials:acme');
      },
      { result: 'signed-out' },
    ],
    [
      'without access to the hosts',
      async () => {
        const permissions = { ...fake.permissions, getAll: async () => ({ origins: [] }) };
        vi.stubGlobal('chrome', { ...fake, permissions });
      },
      { result: 'failed', failure: { code: 'hosts-not-allowed' } },
    ],
    ['for a page that is gone', async () => vi.stubGlobal('navigator', createFakeNavigator()), { result: 'failed' }],
    [
      'for a connection that is gone',
      () => fake.storage.sync.remove('connection:acme'),
      { result: 'failed', failure: { code: 'profile-missing' } },
    ],
  ])('%s', async (_name, prepare, answer) => {
    await prepare();
    expect(await find('domains')).toMatchObject(answer);
    expect(calls()).toEqual([]);
  });
});

test('what the role may not list names the action', async () => {
  aws.local.setAwsWays({});
  expect(await find('spaces')).toMatchObject({
    result: 'failed',
    failure: { code: 'access-denied', action: 'sagemaker:ListSpaces' },
  });
});

test('nothing of what was listed is stored', async () => {
  await find('spaces');
  await find('userProfiles');
  for (const area of ['session', 'local', 'sync'] as const) {
    expect(JSON.stringify(await fake.storage[area].get())).not.toMatch(/team-lab|untagged/);
  }
});
