import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownSpacesGrants } from '../../local-aws/resources/own-spaces-grants';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, notebookProfile, studioProfile } from '../../test/support/example-document';
import { testCallParts } from '../../test/support/test-call-parts';
import type { Profile } from '../core/configuration/profile';
import { stateInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import { describeState } from './describe-state';

const aws = useAwsWorld();
let alice: Credentials;
beforeAll(async () => {
  alice = {
    ...(await aws.world.getCredentials('alice')),
    ...{ source: 'test', issuedTo: 'guest' as const, expiration: 0, identityId: 'us-east-1:1' },
  };
});
beforeEach(() => aws.local.setAwsWays({ grants: ownSpacesGrants }));

async function ask(profile: Profile) {
  const input = stateInput(profile, exampleConnection);
  if (!input) throw new Error('The profile has no state');
  return await describeState(input, alice, await testCallParts());
}

describe('the state of an app', () => {
  test('that runs is told with its instance type, after one call', async () => {
    expect(await ask(studioProfile)).toMatchObject({ app: 'JupyterLab', state: 'running' });
    expect(aws.calls('SageMaker')).toEqual(['DescribeApp']);
  });

  test.each([
    ['Pending', 'starting'],
    ['Deleting', 'stopping'],
    ['Deleted', 'stopped'],
    ['Failed', 'failed'],
  ] as const)('that is %s is %s', async (app, state) => {
    aws.local.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never', stopMilliseconds: 'never' } });
    aws.local.setResources({ spaces: { 'alice-lab': { app } } });
    expect(await ask(studioProfile)).toMatchObject({ app: 'JupyterLab', state });
  });

  test.each(['ResourceNotFound', 'ValidationException'])('that AWS does not know (%s) is stopped', async errorType => {
    aws.local.setFaults([{ operation: 'SageMaker.DescribeApp', status: 400, errorType, message: 'No such app.' }]);
    expect(await ask(studioProfile)).toEqual({ app: 'JupyterLab', state: 'stopped' });
  });
});

describe('the state of a notebook instance', () => {
  test.each([
    ['InService', 'running'],
    ['Stopped', 'stopped'],
    ['Failed', 'failed'],
  ] as const)('that is %s is %s', async (status, state) => {
    aws.local.setResources({ notebookInstances: { 'research-1': { status } } });
    expect(await ask(notebookProfile)).toMatchObject({ app: 'notebookInstance', state });
  });

  test('that is not there is not known', async () => {
    await expect(ask({ ...notebookProfile, notebookInstanceName: 'nobodys' })).rejects.toThrow();
  });
});

test('116: nobody who may not ask is told a state', async () => {
  aws.local.setAwsWays({ grants: [] });
  await expect(ask(studioProfile)).rejects.toThrow();
  await expect(ask(notebookProfile)).rejects.toThrow();
});
