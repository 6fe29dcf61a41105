import {
  CreateAppCommand,
  type CreateAppCommandInput,
  DeleteAppCommand,
  DescribeAppCommand,
  type DescribeAppCommandInput,
  ListAppsCommand,
  type ListAppsCommandInput,
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

const image = 'arn:aws:sagemaker:us-east-1:885854791233:image/sagemaker-distribution-cpu';
const lab = {
  DomainId: 'd-abcdefgh1234',
  SpaceName: 'alice-lab',
  AppType: 'JupyterLab',
  AppName: 'default',
} as const;
const medium = { InstanceType: 'ml.t3.medium', SageMakerImageArn: image } as const;
const appArn = 'arn:aws:sagemaker:us-east-1:111122223333:app/d-abcdefgh1234/alice-lab/jupyterlab/default';

const describeApp = (input: Partial<DescribeAppCommandInput> = {}) =>
  world.sageMaker(alice).send(new DescribeAppCommand({ ...lab, ...input }));
const createApp = (input: Partial<CreateAppCommandInput> = {}) =>
  world.sageMaker(alice).send(new CreateAppCommand({ ...lab, ResourceSpec: medium, ...input }));
const deleteApp = (input: Partial<DescribeAppCommandInput> = {}) =>
  world.sageMaker(alice).send(new DeleteAppCommand({ ...lab, ...input }));
const listApps = (input: ListAppsCommandInput = {}) => world.sageMaker(alice).send(new ListAppsCommand(input));
const sleep = () => world.local.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
const app = () => world.local.readResources().spaces['alice-lab']?.app;

describe('DescribeApp', () => {
  test('says how the app of a space is, and on what it runs', async () => {
    await expect(describeApp()).resolves.toMatchObject({
      ...{ ...lab, AppArn: appArn, Status: 'InService', CreationTime: expect.any(Date) },
      ResourceSpec: { ...medium, SageMakerImageVersionAlias: '3.2.0' },
    });
    expect(world.local.log.at(-1)).toMatchObject({
      operation: 'SageMaker.DescribeApp',
      detail: { domain: 'd-abcdefgh1234', space: 'alice-lab', appType: 'JupyterLab', status: 'InService' },
    });
  });

  test('says why an app failed', async () => {
    world.local.setResources({ spaces: { 'alice-lab': { app: 'Failed', failureReason: 'InternalFailure' } } });
    await expect(describeApp()).resolves.toMatchObject({ Status: 'Failed', FailureReason: 'InternalFailure' });
  });

  test('moves the last activity of an idle app, as health checks do', async () => {
    const { LastUserActivityTimestamp, CreationTime } = await describeApp();
    expect(Number(LastUserActivityTimestamp)).toBeGreaterThan(Number(CreationTime) + 3_000_000);
  });

  test('still says that an app was deleted', async () => {
    world.local.setResources({ spaces: { 'alice-lab': { app: 'Deleted' } } });
    await expect(describeApp()).resolves.toMatchObject({ Status: 'Deleted' });
  });

  const refused: [string, Partial<DescribeAppCommandInput>, string, string][] = [
    ['a space of another type', { AppType: 'CodeEditor' }, 'ResourceNotFound', 'does not exist'],
    ['a space that is missing', { SpaceName: 'nowhere' }, 'ResourceNotFound', 'does not exist'],
    ['a domain that is missing', { DomainId: 'd-missing' }, 'ResourceNotFound', 'Domain [d-missing] does not exist.'],
    [
      'neither space nor user',
      { SpaceName: undefined },
      'ValidationException',
      'Either UserProfileName or SpaceName must be passed for DescribeApp operation.',
    ],
    ['a malformed name', { AppName: '-' }, 'ValidationException', "at 'appName' failed to satisfy constraint"],
  ];
  test.each(refused)('refuses %s', async (_name, input, name, message) => {
    await expect(describeApp(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  });

  test('does not find an app that AWS has forgotten', async () => {
    sleep();
    await expect(describeApp()).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});

describe('CreateApp', () => {
  test('starts an app, which is Pending first', async () => {
    sleep();
    await expect(createApp()).resolves.toMatchObject({ AppArn: appArn });
    await expect(describeApp()).resolves.toMatchObject({ Status: 'Pending', ResourceSpec: medium });
    world.local.setClockOffset(4_000);
    await expect(describeApp()).resolves.toMatchObject({ Status: 'InService', ResourceSpec: medium });
  });

  test('waits for a test to say that the app is there, where starts never end', async () => {
    sleep();
    world.local.setResources({ ways: { startMilliseconds: 'never' } });
    await createApp({ ResourceSpec: { ...medium, InstanceType: 'ml.m5.xlarge' } });
    expect(app()).toBe('Pending');
    world.local.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });
    await expect(describeApp()).resolves.toMatchObject({
      ...{ Status: 'InService', ResourceSpec: { InstanceType: 'ml.m5.xlarge' } },
    });
  });

  test.each([
    ['absent', { name: 'ResourceNotFound' }],
    ['Deleted', { Status: 'Deleted' }],
    ['Failed', { Status: 'Failed' }],
  ] as const)('may still tell for a moment that it is %s, and has started it all the same', async (before, told) => {
    const ways = { settleMilliseconds: 1_000, startMilliseconds: 'never' } as const;
    world.local.setResources({ ways, spaces: { 'alice-lab': { app: before } } });
    await createApp();
    await expect(describeApp().catch((error: unknown) => error)).resolves.toMatchObject(told);
    await expect(createApp()).rejects.toMatchObject({ name: 'ResourceInUse' });
    world.local.setClockOffset(2_000);
    await expect(describeApp()).resolves.toMatchObject({ Status: 'Pending' });
  });

  test.each(['Deleted', 'Failed'] as const)('starts one again that is %s', async before => {
    world.local.setResources({ spaces: { 'alice-lab': { app: before } } });
    await createApp();
    expect(app()).toBe('Pending');
  });

  test.each(['InService', 'Pending', 'Deleting'] as const)('refuses one that is %s', async before => {
    world.local.setResources({ spaces: { 'alice-lab': { app: before } } });
    await expect(createApp()).rejects.toMatchObject({ name: 'ResourceInUse' });
  });

  test('ends in a failure that DescribeApp tells', async () => {
    sleep();
    world.local.setResources({ ways: { startFailure: 'capacity', startMilliseconds: 0 } });
    await createApp();
    await expect(describeApp()).resolves.toMatchObject({
      Status: 'Failed',
      FailureReason: expect.stringMatching(/^EC2InsufficientCapacityError: Instance type 'ml\.t3\.medium'/),
    });
  });

  test('refuses more than the quota, and says which, how many, and how many are used', async () => {
    sleep();
    const quotas = { 'Studio JupyterLab Apps running on ml.t3.medium instances': 2 };
    world.local.setResources({ ways: { quotas } });
    await expect(createApp()).rejects.toMatchObject({
      name: 'ResourceLimitExceeded',
      message:
        "The account-level service limit 'Studio JupyterLab Apps running on ml.t3.medium instances' is 2 Apps, with current utilization of 2 Apps and a request delta of 1 Apps. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.",
    });
    world.local.setResources({ spaces: { 'team-lab': { app: 'absent' } } });
    await expect(createApp()).resolves.toBeDefined();
  });

  const refused: [string, Partial<CreateAppCommandInput>, string, string][] = [
    [
      'an app without an image',
      { ResourceSpec: { InstanceType: 'ml.t3.medium' } },
      'ValidationException',
      'SageMaker Image ARN is required for App with type [JupyterLab]',
    ],
    [
      'an instance type that AWS does not have',
      { ResourceSpec: { ...medium, InstanceType: JSON.parse('"ml.t3.tiny"') } },
      'ValidationException',
      "at 'resourceSpec.instanceType' failed to satisfy constraint: Member must satisfy enum value set",
    ],
    ['an app of another type', { AppType: 'CodeEditor' }, 'ValidationException', 'with app type [JupyterLab]'],
    ['an app with another name', { AppName: 'other' }, 'ValidationException', 'App [other]'],
  ];
  test.each(refused)('refuses %s', async (_name, input, name, message) => {
    sleep();
    await expect(createApp(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
    expect(app()).toBe('absent');
  });

  test('refuses what AWS’s model does not know: the custom image that DescribeSpace may name', async () => {
    sleep();
    const client = world.sageMaker(alice);
    const custom = { EnvironmentArn: 'arn:aws:sagemaker:us-east-1:111122223333:environment/x' };
    // The SDK drops what its model does not know; a client that is written by hand does not.
    client.middlewareStack.add(
      next => args => {
        const { request } = args;
        if (isRequest(request)) request.body = JSON.stringify({ ...lab, ResourceSpec: { ...medium, ...custom } });
        return next(args);
      },
      { step: 'build', priority: 'high' },
    );
    await expect(client.send(new CreateAppCommand({ ...lab, ResourceSpec: medium }))).rejects.toMatchObject({
      name: 'SerializationException',
      message: 'Unknown member: EnvironmentArn',
    });
  });

  const statuses: ['Updating' | 'Pending' | 'Update_Failed' | 'Failed', string | undefined][] = [
    ['Pending', 'ResourceInUse'],
    ['Updating', 'ResourceInUse'],
    ['Failed', 'ValidationException'],
    ['Update_Failed', undefined],
  ];
  test.each(statuses)('in a space that is %s: %s', async (status, name) => {
    world.local.setResources({ spaces: { 'alice-lab': { app: 'absent', status } } });
    const created = createApp();
    await (name === undefined
      ? expect(created).resolves.toBeDefined()
      : expect(created).rejects.toMatchObject({ name, message: expect.stringContaining(`[${status}]`) }));
  });
});

describe('DeleteApp', () => {
  test('stops an app, which takes its time', async () => {
    await deleteApp();
    expect(app()).toBe('Deleting');
    world.local.setClockOffset(2_000);
    expect(app()).toBe('Deleted');
    await expect(deleteApp()).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  test.each(['Pending', 'Deleting'] as const)('refuses one that is %s', async before => {
    world.local.setResources({ spaces: { 'alice-lab': { app: before } } });
    await expect(deleteApp()).rejects.toMatchObject({ name: 'ResourceInUse' });
  });
});

describe('ListApps', () => {
  test('lists apps of all owners, with status and instance type', async () => {
    world.local.setResources({ spaces: { 'alice-code': { app: 'absent' }, 'bob-lab': { app: 'Failed' } } });
    const { Apps = [], NextToken } = await listApps({ DomainIdEquals: 'd-abcdefgh1234' });
    expect(NextToken).toBeUndefined();
    expect(Apps.map(({ SpaceName, AppType, Status }) => [SpaceName, AppType, Status])).toEqual([
      ['alice-lab', 'JupyterLab', 'InService'],
      ['team-lab', 'JupyterLab', 'InService'],
      ['bob-lab', 'JupyterLab', 'Failed'],
    ]);
    expect(Apps[0]?.ResourceSpec?.InstanceType).toBe('ml.t3.medium');
  });

  test('lists those of one space', async () => {
    const { Apps = [] } = await listApps({ SpaceNameEquals: 'alice-code' });
    expect(Apps.map(({ SpaceName }) => SpaceName)).toEqual(['alice-code']);
  });

  test('has none of another domain or region', async () => {
    await expect(listApps({ DomainIdEquals: 'd-sso000000001' })).resolves.toMatchObject({ Apps: [] });
    const elsewhere = world.sageMaker(alice, 'eu-west-1').send(new ListAppsCommand({}));
    await expect(elsewhere).resolves.toMatchObject({ Apps: [] });
  });

  test('goes on where the token says', async () => {
    const first = await listApps({ MaxResults: 3 });
    const second = await listApps({ MaxResults: 3, NextToken: first.NextToken });
    expect([first.Apps?.length, second.Apps?.length, second.NextToken]).toEqual([3, 1, undefined]);
    await expect(listApps({ NextToken: 'made-up' })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('IAM', () => {
  test('denies everything to a role that may only open spaces, and names the resource', async () => {
    world.local.setAwsWays({});
    sleep();
    for (const [action, asked] of [
      ['DescribeApp', describeApp()],
      ['CreateApp', createApp()],
      ['DeleteApp', deleteApp()],
    ] as const) {
      await expect(asked).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(
          `is not authorized to perform: sagemaker:${action} on resource: ${appArn} because`,
        ),
      });
    }
    await expect(listApps()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: sagemaker:ListApps because no identity-based'),
    });
  });

  const denied: [string, Partial<CreateAppCommandInput>][] = [
    ['another’s space', { SpaceName: 'bob-lab' }],
    ['a shared space', { SpaceName: 'team-lab' }],
    ['another instance type', { ResourceSpec: { ...medium, InstanceType: 'ml.p4d.24xlarge' } }],
    ['no instance type', { ResourceSpec: { SageMakerImageArn: image } }],
  ];
  test.each(denied)('denies a start that the grants leave out: %s', async (_name, input) => {
    world.local.setResources({ spaces: { [input.SpaceName ?? 'alice-lab']: { app: 'absent' } } });
    await expect(createApp(input)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('denies by a policy that is in the way of one action alone', async () => {
    const barrier = { policy: 'service control policy', isExplicit: true, action: 'sagemaker:CreateApp' };
    world.local.setAwsWays({ grants: ownSpacesGrants, barrier });
    sleep();
    await expect(createApp()).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in a service control policy'),
    });
    await expect(describeApp()).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  test.each([
    ['sagemaker:ImageArns', image, 'ForAnyValue:StringEquals'],
    ['sagemaker:OwnerUserProfileArn', '*:user-profile/d-abcdefgh1234/alice', 'StringLike'],
    ['aws:RequestTag/team', 'blue', 'StringEquals'],
  ])('can tell %s', async (key, value, operator) => {
    const deny = {
      Effect: 'Deny',
      Action: 'sagemaker:CreateApp',
      Resource: '*',
      Condition: { [operator]: { [key]: value } },
    };
    world.local.setAwsWays({ grants: [...ownSpacesGrants, deny] });
    sleep();
    await expect(createApp({ Tags: [{ Key: 'team', Value: 'blue' }] })).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
  });
});

function isRequest(value: unknown): value is { body: string } {
  return typeof value === 'object' && value !== null && 'body' in value;
}
