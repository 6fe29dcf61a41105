import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ownSpacesGrants } from '../../local-aws/resources/own-spaces-grants';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { useAwsWorld } from '../../test/support/aws-world';
import { notebookProfile, studioProfile } from '../../test/support/example-document';
import { type createFakeBrowser, createFakeNavigator } from '../../test/support/fake-browser';
import { setUpWorker } from '../../test/support/worker-of-alice';
import type { Profile } from '../core/configuration/profile';
import type { FoundStates } from '../core/protocol';

// What the popup asks, and what its menu does, with all that the worker has, but for the browser.

const aws = useAwsWorld();
const lock = 'states:test';
const code = { ...studioProfile, id: 'code', spaceName: 'alice-code', landingUri: 'app:CodeEditor:' };
const [lab, notebook] = [studioProfile, notebookProfile];

let fake: ReturnType<typeof createFakeBrowser>;

beforeEach(async () => {
  fake = await setUpWorker(aws, { lock, profiles: [lab, code, notebook] });
  aws.local.setAwsWays({ grants: ownSpacesGrants });
});

const calls = () => aws.calls('SageMaker');
async function find(...profiles: Profile[]): Promise<FoundStates> {
  const profileIds = profiles.map(({ id }) => id);
  return await (await import('./find-states')).findStates({ connectionId: 'acme', profileIds, lock });
}
const change = async () => await import('./change-app');
const statesOf = ({ states }: FoundStates) =>
  Object.fromEntries(Object.entries(states).map(([id, { state }]) => [id, state]));

describe('125: the states of profiles', () => {
  test('come from one list, and from what was learned within 15 s', async () => {
    aws.local.setResources({ spaces: { 'alice-code': { app: 'absent' } } });
    const found = await find(lab, code);
    expect(found.done).toEqual([lab.id, code.id]);
    expect(found.states[lab.id]).toMatchObject({ state: 'running', instanceType: 'ml.t3.medium' });
    expect(statesOf(found)).toEqual({ [lab.id]: 'running', code: 'stopped' });
    expect(statesOf(await find(lab, code))).toEqual(statesOf(found));
    expect(calls()).toEqual(['ListApps']);
  });

  test('of a notebook instance, too', async () => {
    expect(statesOf(await find(notebook))).toEqual({ [notebook.id]: 'running' });
    expect(calls()).toEqual(['DescribeNotebookInstance']);
  });

  test('are not those that somebody else has learned', async () => {
    await find(lab);
    const tokens = (await fake.storage.session.get())['tokens:acme'] as object;
    await fake.storage.session.set({ 'tokens:acme': { ...tokens, subject: 'bob' } });
    expect((await find(lab)).states).toEqual({});
    expect(calls()).toEqual(['DescribeApp']);
  });

  test('are not asked for by a page that is gone', async () => {
    vi.stubGlobal('navigator', createFakeNavigator());
    expect(await find(lab, code)).toEqual({ done: [lab.id, code.id], states: {} });
    expect(calls()).toEqual([]);
  });
});

describe('126: nothing is asked, and nobody is asked to sign in,', () => {
  test.each<[string, () => Promise<void>]>([
    ['while nobody is signed in', () => fake.storage.session.remove('tokens:acme')],
    ['without credentials', () => fake.storage.session.remove('credentials:acme')],
    [
      'with credentials that end soon',
      async () => {
        const credentials = (await fake.storage.session.get())['credentials:acme'] as object;
        await fake.storage.session.set({ 'credentials:acme': { ...credentials, expiration: Date.now() + 60_000 } });
      },
    ],
    [
      'without access to the hosts',
      async () => {
        const permissions = { ...fake.permissions, getAll: async () => ({ origins: [] }) };
        vi.stubGlobal('chrome', { ...fake, permissions });
      },
    ],
  ])('%s', async (_name, prepare) => {
    await prepare();
    expect(await find(lab, code)).toEqual({ done: [lab.id, code.id], states: {} });
    expect(calls()).toEqual([]);
  });

  test('again of a role that may not', async () => {
    aws.local.setAwsWays({ grants: [] });
    await find(lab, code);
    expect(calls()).toEqual(['ListApps', 'DescribeApp', 'DescribeApp']);
    expect(await find(lab, code)).toEqual({ done: [lab.id, code.id], states: {} });
    expect(calls()).toHaveLength(3);
  });

  test('a second time where AWS is throttling', async () => {
    aws.local.setFaults([{ operation: 'SageMaker.', status: 400, errorType: 'ThrottlingException' }]);
    expect((await find(lab, code)).states).toEqual({});
    expect(calls()).toEqual(['ListApps']);
  });
});

describe('127: a start without opening', () => {
  test('starts, and is what the popup shows next', async () => {
    aws.local.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
    aws.local.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
    const outcome = await (await change()).startAppOf({ profileId: lab.id });
    expect(outcome).toMatchObject({ result: 'done', state: { state: 'starting', instanceType: 'ml.t3.medium' } });
    expect(statesOf(await find(lab))).toEqual({ [lab.id]: 'starting' });
    expect(calls()).toEqual(['DescribeApp', 'DescribeSpace', 'CreateApp']);
  });
});

describe('128: a stop', () => {
  test.each<[Profile, string[]]>([
    [lab, ['DescribeApp', 'DeleteApp']],
    [notebook, ['DescribeNotebookInstance', 'StopNotebookInstance']],
  ])('of $name stops it', async (profile, expected) => {
    aws.local.setResources({ ways: { ...usualResourceWays, stopMilliseconds: 'never' } });
    expect(await (await change()).stopAppOf({ profileId: profile.id })).toMatchObject({
      result: 'done',
      state: { state: 'stopping', stoppingSince: expect.any(Number) },
    });
    expect(calls()).toEqual(expected);
  });

  test.each<[Profile, string, string]>([
    [lab, 'sagemaker:DeleteApp', ':app/d-abcdefgh1234/alice-lab/'],
    [notebook, 'sagemaker:StopNotebookInstance', ':notebook-instance/research-1'],
  ])('of $name that is denied names what would have to be allowed: %s', async (profile, action, resource) => {
    const describes = { Effect: 'Allow', Action: 'sagemaker:Describe*', Resource: '*' };
    aws.local.setAwsWays({ grants: [describes] });
    expect(await (await change()).stopAppOf({ profileId: profile.id })).toMatchObject({
      result: 'failed',
      failure: { code: 'access-denied', action, resource: expect.stringContaining(resource) },
    });
  });

  test.each<[Profile, object]>([
    [lab, { operation: 'SageMaker.DeleteApp', errorType: 'ResourceInUse', message: 'App is in status [Pending].' }],
    [
      notebook,
      {
        ...{ operation: 'SageMaker.StopNotebookInstance', errorType: 'ValidationException' },
        message: 'Status (Pending) not in ([InService]). Unable to transition to (Stopping) for Notebook Instance (x)',
      },
    ],
  ])('of $name that AWS refuses meanwhile says that it cannot be stopped now', async (profile, fault) => {
    aws.local.setFaults([{ operation: '', ...fault, status: 400 }]);
    expect(await (await change()).stopAppOf({ profileId: profile.id })).toMatchObject({
      failure: { code: 'stop-refused', app: profile.type === 'studio' ? 'JupyterLab' : 'notebookInstance' },
    });
  });
});

test('129: the instance types that a domain hides are not offered', async () => {
  const userSettings = { StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.m5.xlarge'] } };
  aws.local.setResources({ domains: { 'd-abcdefgh1234': { userSettings } } });
  const types = await (await change()).findInstanceTypes({ profileId: lab.id });
  expect(types).toContain('ml.t3.medium');
  expect(types).not.toContain('ml.m5.xlarge');
  aws.local.setAwsWays({ grants: [] });
  expect(await (await change()).findInstanceTypes({ profileId: lab.id })).toContain('ml.m5.xlarge');
});
