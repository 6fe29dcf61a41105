import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ownSpacesGrants } from '../../local-aws/resources/own-spaces-grants';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, notebookProfile, studioProfile } from '../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator } from '../../test/support/fake-browser';
import { acmeSignIn } from '../../test/support/sign-in-ports';
import type { Profile } from '../core/configuration/profile';
import type { Wait } from '../core/launch/wait';
import { personKey } from '../core/sign-in/person';

// A wait with all that the worker gives it, but for the browser.

const aws = useAwsWorld();
const id = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
const person = personKey({ issuer: userPool.issuer, subject: 'alice' });

let fake: ReturnType<typeof createFakeBrowser>;

beforeEach(async () => {
  vi.resetModules();
  fake = createFakeBrowser();
  const identity = { getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/' };
  const permissions = { ...fake.permissions, getAll: async () => ({ origins: ['https://*.amazonaws.com/*'] }) };
  vi.stubGlobal('chrome', { ...fake, identity, permissions });
  vi.stubGlobal('navigator', createFakeNavigator());
  const stored = (value: object) => ({ position: 0, savedAt: Date.now(), value });
  await fake.storage.sync.set({ 'connection:acme': stored({ ...exampleConnection, signIn: acmeSignIn }) });
  const { id_token: idToken } = await aws.world.signIn('alice');
  aws.local.reset();
  const tokens = {
    issuer: userPool.issuer,
    clientId: userPool.clientId,
    subject: 'alice',
    name: 'Alice',
    claims: {},
    idToken,
  };
  await fake.storage.session.set({ 'tokens:acme': { ...tokens, expiresAt: Date.now() + 3_600_000 } });
  aws.local.setAwsWays({ grants: ownSpacesGrants });
  aws.local.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
});

/** A wait for a profile that is stored, in this state. */
async function wait(profile: Profile, part: Partial<Wait> = {}): Promise<void> {
  const entry = { position: 0, savedAt: Date.now(), value: profile };
  await fake.storage.sync.set({ [`profile:${profile.id}`]: entry });
  const app = profile.type === 'studio' ? 'JupyterLab' : 'notebookInstance';
  const begun: Wait = {
    ...{ id, key: profile.id, request: { profileId: profile.id }, person, app },
    ...{ state: 'stopped', begunAt: Date.now(), failures: 0, ...part },
  };
  await fake.storage.session.set({ [`wait:${id}`]: begun });
}

/** One step, and how far the wait is after it. */
async function step(): Promise<unknown> {
  await (await import('./step-of-wait')).stepOfWait({ waitId: id });
  return (await fake.storage.session.get())[`wait:${id}`];
}

const calls = () => aws.calls('SageMaker');

test('119: what sleeps is started, waited for, and runs', async () => {
  aws.local.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
  await wait(studioProfile);
  expect(await step()).toMatchObject({
    state: 'starting',
    instanceType: 'ml.t3.medium',
    started: { at: expect.any(Number), from: 'stopped' },
  });
  expect(await step()).toMatchObject({ state: 'starting' });
  aws.local.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });
  expect(await step()).toMatchObject({ state: 'running' });
  expect(calls()).toEqual(['DescribeApp', 'DescribeSpace', 'CreateApp', 'DescribeApp', 'DescribeApp']);
  await step();
  expect(calls()).toHaveLength(5);
  // How long it took is told the next time.
  expect((await fake.storage.local.get()).startTimes).toEqual([
    { profileId: studioProfile.id, seconds: expect.any(Number) },
  ]);
});

test('119: what AWS still tells of as it was, just after the start, is waited for', async () => {
  aws.local.setResources({ ways: { ...usualResourceWays, startMilliseconds: 0, settleMilliseconds: 5_000 } });
  await wait(studioProfile);
  await step();
  expect(await step()).toMatchObject({ state: 'stopped', failures: 0 });
  expect(await step()).not.toHaveProperty('failure');
  aws.local.setClockOffset(6_000);
  expect(await step()).toMatchObject({ state: 'running' });
  expect(calls().filter(call => call === 'CreateApp')).toHaveLength(1);
});

test('a notebook instance is started, too', async () => {
  aws.local.setResources({ notebookInstances: { 'research-1': { status: 'Stopped' } } });
  await wait(notebookProfile);
  expect(await step()).toMatchObject({ state: 'starting' });
  expect(calls()).toEqual(['DescribeNotebookInstance', 'StartNotebookInstance']);
});

describe('122: what cannot be started ends the wait:', () => {
  test('a quota that is used up', async () => {
    const name = 'Studio JupyterLab Apps running on ml.t3.medium instances';
    aws.local.setResources({ ways: { ...usualResourceWays, quotas: { [name]: 0 } } });
    await wait(studioProfile);
    expect(await step()).toMatchObject({ failure: { code: 'quota-reached', said: expect.stringContaining(name) } });
  });

  test.each([
    ['capacity', 'no-capacity'],
    ['volume', 'volume-changing'],
    ['internal', 'app-failed'],
  ] as const)('a start that fails (%s)', async (startFailure, code) => {
    aws.local.setResources({ ways: { ...usualResourceWays, startMilliseconds: 0, startFailure } });
    await wait(studioProfile);
    await step();
    expect(await step()).toMatchObject({ state: 'failed', failure: { code } });
  });

  test('an image that nobody names', async () => {
    aws.local.setResources({ spaces: { 'alice-lab': { resourceSpec: { InstanceType: 'ml.t3.medium' } } } });
    aws.local.setResources({ domains: { 'd-abcdefgh1234': { userSettings: {} } } });
    await wait(studioProfile);
    expect(await step()).toMatchObject({ failure: { code: 'app-image-missing' } });
    expect(calls()).not.toContain('CreateApp');
  });

  test.each([
    ['to start', ownSpacesGrants.slice(0, 1), 'sagemaker:CreateApp'],
    ['to ask', [], 'sagemaker:DescribeApp'],
  ])('no right %s', async (_name, grants, action) => {
    aws.local.setAwsWays({ grants });
    await wait(studioProfile);
    expect(await step()).toMatchObject({
      failure: { code: 'access-denied', action, resource: expect.stringContaining(':app/d-abcdefgh1234/alice-lab/') },
    });
  });
});

describe('123: nothing is asked of AWS', () => {
  test('for a wait that nobody has begun', async () => {
    expect(await step()).toBeUndefined();
    expect(calls()).toEqual([]);
  });

  test('for somebody else', async () => {
    await wait(studioProfile, { person: 'somebody else' });
    expect(await step()).toMatchObject({ failure: { code: 'cancelled' } });
    expect(calls()).toEqual([]);
  });

  test('and nobody is asked to sign in again', async () => {
    await wait(studioProfile);
    const tokens = (await fake.storage.session.get())['tokens:acme'];
    await fake.storage.session.set({ 'tokens:acme': { ...(tokens as object), expiresAt: Date.now() - 1 } });
    expect(await step()).toMatchObject({ failure: { code: 'login-expired' } });
    expect(calls()).toEqual([]);
  });
});
