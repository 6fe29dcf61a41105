import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, studioProfile } from '../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator } from '../../test/support/fake-browser';
import { acmeSignIn } from '../../test/support/sign-in-ports';
import type { Connection } from '../core/configuration/connection';
import type { StudioProfile } from '../core/configuration/profile';
import { launch } from '../core/launch/launch';
import type { LaunchRequest } from '../core/launch/launch-request';
import { createBudget } from './create-budget';

// The launch with all that the worker gives it, but for the browser: whose Studio opens.

const aws = useAwsWorld();
const { spaceName: _spaceName, landingUri: _landingUri, ...home } = studioProfile;
const hers: StudioProfile = { ...home, id: 'hers', userProfileName: 'alice', switchToOpenTab: true };
const his: StudioProfile = { ...home, id: 'his', userProfileName: 'bob' };
const everyones: StudioProfile = { ...home, id: 'everyones', userProfileName: `\${claim:email|localpart}` };

let fake: ReturnType<typeof createFakeBrowser>;
/** The tabs that were opened, and brought to the front, in order. */
let opened: { readonly address: string }[];
let focused: number[];

beforeEach(async () => {
  vi.resetModules();
  fake = createFakeBrowser();
  opened = [];
  focused = [];
  const tabs = {
    ...fake.tabs,
    create: async ({ url = '' }) => ({ id: opened.push({ address: url }) }),
    get: async (id: number) => ({ id, url: opened[id - 1]?.address, incognito: false }),
    update: async (id: number) => void focused.push(id),
    onCreated: fake.runtime.onStartup,
  };
  const identity = {
    getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    launchWebAuthFlow: () => Promise.reject(new Error('The user did not approve access.')),
  };
  const windows = { onCreated: fake.runtime.onStartup, get: async () => ({ incognito: false }) };
  // Studio's own hosts are not allowed, so that its links are opened as they come.
  const permissions = {
    ...fake.permissions,
    getAll: async () => ({ origins: ['https://*.amazonaws.com/*'] }),
    contains: async ({ origins }: { origins: string[] }) => !origins.some(origin => origin.includes('.studio.')),
  };
  vi.stubGlobal('chrome', { ...fake, tabs, identity, windows, permissions });
  vi.stubGlobal('navigator', createFakeNavigator());
  await store(exampleConnection);
});

async function store(connection: Connection): Promise<void> {
  const entry = { position: 0, savedAt: Date.now(), value: { ...connection, signIn: acmeSignIn } };
  await fake.storage.sync.set({ 'connection:acme': entry });
}

async function signIn(username: 'alice' | 'bob', changes: object = {}): Promise<void> {
  const { id_token: idToken } = await aws.world.signIn(username);
  aws.local.reset();
  const name = `${username} example`;
  const claims = { email: `${username}@acme.example` };
  const tokens = { issuer: userPool.issuer, clientId: userPool.clientId, subject: username, name, claims, idToken };
  await fake.storage.session.set({ 'tokens:acme': { ...tokens, expiresAt: Date.now() + 3_600_000, ...changes } });
}

async function open(profile: StudioProfile, more: Partial<LaunchRequest> = {}) {
  const { launchPorts } = await import('./launch-ports');
  // As if it were stored.
  await fake.storage.sync.set({ [`profile:${profile.id}`]: { position: 0, savedAt: Date.now(), value: profile } });
  const { readLaunchFacts } = await import('../browser/launch/launch-facts');
  const request = { profileId: profile.id, ...more };
  const log = { stored: Promise.resolve(), onStep: () => {}, onFound: () => {} };
  return await launch(request, launchPorts(await readLaunchFacts(request), log, createBudget()));
}

async function findSignedIn() {
  return await (await import('./sign-in-and-out')).findSignedIn({ connectionId: 'acme' });
}
const users = () => aws.local.log.map(({ detail }) => detail?.user).filter(user => user !== undefined);

describe('72: whose Studio opens:', () => {
  test('hers, by one call while her credentials last, though her ID token has ended', async () => {
    await signIn('alice');
    expect(await open({ ...hers, switchToOpenTab: false })).toEqual({ result: 'opened' });
    await signIn('alice', { expiresAt: Date.now() - 1 });
    expect(await open({ ...hers, switchToOpenTab: false })).toEqual({ result: 'opened' });
    expect(aws.local.log.map(({ operation }) => operation)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
    expect(await findSignedIn()).toMatchObject({ name: 'alice example', identityId: expect.any(String) });
  });

  test('nobody’s where her tokens ended without a sign-out: nothing is asked of AWS, and nothing of hers is kept', async () => {
    await signIn('alice');
    await open(hers);
    await fake.storage.session.remove('tokens:acme');
    aws.local.reset();
    expect(await findSignedIn()).toBeUndefined();
    expect(await open(hers)).toMatchObject({ result: 'failed', failure: { code: 'sign-in-cancelled' } });
    expect([users(), opened.length, focused]).toEqual([[], 1, []]);
    expect(
      Object.keys(await fake.storage.session.get()).filter(key => /^(credentials|identity|tokens):/.test(key)),
    ).toEqual([]);
  });

  test('his, with his own credentials and identity, once bob has signed in after her; and he is not led to her tab', async () => {
    await signIn('alice');
    await open(hers);
    await signIn('bob');
    const his_ = await findSignedIn();
    expect(his_).toMatchObject({ name: 'bob example' });
    expect(his_).not.toHaveProperty('identityId');
    expect(await open(hers, { anyway: true })).toMatchObject({ failure: { code: 'access-denied' } });
    expect(await open(his, { anyway: true })).toEqual({ result: 'opened' });
    expect([new Set(users()), focused]).toEqual([new Set(['bob']), []]);
    expect(opened).toHaveLength(2);
    const { identityId } = (await findSignedIn()) ?? {};
    expect(JSON.stringify(await fake.storage.session.get('identity:acme'))).toContain(identityId);
  });

  test('and she is led to her tab again when she is back', async () => {
    await signIn('alice');
    await open(hers);
    await signIn('bob');
    await open(his, { anyway: true });
    await signIn('alice');
    expect(await open(hers)).toEqual({ result: 'opened', isSwitched: true });
    expect(focused).toEqual([1]);
  });

  test('the one of the names that are in the claims of the same sign-in', async () => {
    await signIn('alice');
    expect(await open(everyones)).toEqual({ result: 'opened' });
    await signIn('bob');
    expect(await open(everyones, { anyway: true })).toEqual({ result: 'opened' });
    expect(users().slice(-1)).toEqual(['bob']);
  });

  test('nobody’s for a connection that is for somebody else’s issuer now, whoever is signed in to the one before', async () => {
    await signIn('alice');
    await open(hers);
    aws.local.reset();
    const entry = { ...exampleConnection, signIn: { ...acmeSignIn, issuer: 'https://id.example' } };
    await fake.storage.sync.set({ 'connection:acme': { position: 0, savedAt: Date.now() + 1, value: entry } });
    expect(await open(hers)).toMatchObject({ result: 'failed' });
    expect([users(), opened.length, focused]).toEqual([[], 1, []]);
  });
});

test('88: what one launch learned of AWS’s clock the next one uses', async () => {
  await signIn('alice');
  aws.local.setClockOffset(15 * 60_000);
  await open(his);
  // AWS told the time when it gave credentials, so that not even the first link was refused.
  expect(aws.local.log.map(({ verdict }) => verdict).filter(verdict => verdict.includes('Signature'))).toEqual([]);
  expect(await open(hers)).toEqual({ result: 'opened' });
  expect(aws.local.log.at(-1)).toMatchObject({ operation: 'SageMaker.CreatePresignedDomainUrl', status: 200 });
});

test('36: ExpiredToken in spite of the cache: one refresh, one retry, one tab', async () => {
  await signIn('alice');
  await open({ ...hers, switchToOpenTab: false });
  aws.local.reset();
  aws.local.refuseCredentials();
  expect(await open({ ...hers, switchToOpenTab: false })).toEqual({ result: 'opened' });
  expect(aws.local.log.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    'SageMaker.CreatePresignedDomainUrl 400',
    'CognitoIdentity.GetCredentialsForIdentity 200',
    'SageMaker.CreatePresignedDomainUrl 200',
  ]);
  expect(opened).toHaveLength(2);
});
