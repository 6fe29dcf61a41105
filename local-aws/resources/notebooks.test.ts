import {
  DescribeNotebookInstanceCommand,
  StartNotebookInstanceCommand,
  StopNotebookInstanceCommand,
  UpdateNotebookInstanceCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestWorld, type TestCredentials, type TestWorld } from '../start-test-world';
import { ownSpacesGrants } from './own-spaces-grants';

let world: TestWorld;
let alice: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  alice = await world.getCredentials('alice');
});
beforeEach(() => {
  world.local.reset();
  world.local.setAwsWays({ grants: ownSpacesGrants });
});
afterAll(() => world.local.close());

const client = () => world.sageMaker(alice, 'eu-west-1');
const named = (NotebookInstanceName: string) => ({ NotebookInstanceName });
const describeNotebook = (name = 'stopped-1') => client().send(new DescribeNotebookInstanceCommand(named(name)));
const start = (name = 'stopped-1') => client().send(new StartNotebookInstanceCommand(named(name)));
const stop = (name = 'research-1') => client().send(new StopNotebookInstanceCommand(named(name)));
const state = (name: string) => world.local.readResources().notebookInstances[name];
const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance';

test('DescribeNotebookInstance says how it is, and on what', async () => {
  await expect(describeNotebook()).resolves.toMatchObject({
    NotebookInstanceArn: `${arn}/stopped-1`,
    NotebookInstanceStatus: 'Stopped',
    InstanceType: 'ml.t3.medium',
  });
});

describe('StartNotebookInstance', () => {
  test.each(['Stopped', 'Failed'] as const)('starts one that is %s', async status => {
    world.local.setResources({ notebookInstances: { 'stopped-1': { status } } });
    await start();
    await expect(describeNotebook()).resolves.toMatchObject({ NotebookInstanceStatus: 'Pending' });
    world.local.setClockOffset(4_000);
    await expect(describeNotebook()).resolves.toMatchObject({ NotebookInstanceStatus: 'InService' });
  });

  test('may still tell for a moment how it was before', async () => {
    world.local.setResources({ ways: { settleMilliseconds: 1_000, startMilliseconds: 'never' } });
    await start();
    await expect(describeNotebook()).resolves.toMatchObject({ NotebookInstanceStatus: 'Stopped' });
    world.local.setClockOffset(2_000);
    await expect(describeNotebook()).resolves.toMatchObject({ NotebookInstanceStatus: 'Pending' });
  });

  test('refuses one in another status, and says in which it would not', async () => {
    await expect(start('research-1')).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Status (InService) not in ([Stopped, Failed]). Unable to transition to (Pending) for Notebook Instance (${arn}/research-1)`,
    });
  });

  test('ends in a failure where there is no capacity', async () => {
    world.local.setResources({ ways: { startFailure: 'capacity', startMilliseconds: 0 } });
    await start();
    await expect(describeNotebook()).resolves.toMatchObject({
      NotebookInstanceStatus: 'Failed',
      FailureReason: 'Insufficient notebook instance capacity. Retry later or with a different instance type.',
    });
  });

  test('refuses more than the quota', async () => {
    world.local.setResources({ ways: { quotas: { 'ml.t3.medium for notebook instance usage': 2 } } });
    await expect(start()).rejects.toMatchObject({
      name: 'ResourceLimitExceeded',
      message: expect.stringContaining(
        "'ml.t3.medium for notebook instance usage' is 2 Instances, with current utilization of 2 Instances",
      ),
    });
  });
});

describe('StopNotebookInstance', () => {
  test('stops one that is in service', async () => {
    await stop();
    expect(state('research-1')?.status).toBe('Stopping');
    world.local.setClockOffset(2_000);
    expect(state('research-1')?.status).toBe('Stopped');
  });

  test('refuses one that is on its way', async () => {
    world.local.setResources({ notebookInstances: { 'research-1': { status: 'Pending' } } });
    await expect(stop()).rejects.toMatchObject({
      message: `Status (Pending) not in ([InService]). Unable to transition to (Stopping) for Notebook Instance (${arn}/research-1)`,
    });
  });
});

describe('UpdateNotebookInstance', () => {
  const update = (name: string) =>
    client().send(new UpdateNotebookInstanceCommand({ ...named(name), InstanceType: 'ml.m5.xlarge' }));

  test('gives one that is stopped another instance type', async () => {
    await update('stopped-1');
    expect(state('stopped-1')).toMatchObject({ status: 'Stopped', instanceType: 'ml.m5.xlarge' });
  });

  test('refuses one that runs', async () => {
    await expect(update('research-1')).rejects.toMatchObject({
      message: expect.stringMatching(/^Status \(InService\) not in \(\[Stopped, Failed\]\)\. .*\(Updating\)/),
    });
  });
});

test.each([
  ['DescribeNotebookInstance', describeNotebook],
  ['StartNotebookInstance', start],
  ['StopNotebookInstance', stop],
])('%s is denied for another’s, and finds none that is missing', async (action, ask) => {
  await expect(ask('research-2')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`sagemaker:${action} on resource: ${arn}/research-2`),
  });
  world.local.setAwsWays({ grants: [{ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' }] });
  await expect(ask('research-3')).rejects.toMatchObject({ name: 'ValidationException', message: 'RecordNotFound' });
});
