import {
  DescribeDomainCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  UpdateSpaceCommand,
  type UpdateSpaceCommandInput,
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

const domain = { DomainId: 'd-abcdefgh1234' };
const describeSpace = (SpaceName = 'alice-lab') =>
  world.sageMaker(alice).send(new DescribeSpaceCommand({ ...domain, SpaceName }));
const updateSpace = (input: Partial<UpdateSpaceCommandInput>) =>
  world.sageMaker(alice).send(new UpdateSpaceCommand({ ...domain, SpaceName: 'alice-lab', ...input }));
const sleep = () => world.local.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
const large = { InstanceType: 'ml.m5.xlarge' } as const;

describe('DescribeSpace', () => {
  test('says whose it is, which app it has, and on what that runs', async () => {
    await expect(describeSpace()).resolves.toMatchObject({
      SpaceArn: 'arn:aws:sagemaker:us-east-1:111122223333:space/d-abcdefgh1234/alice-lab',
      Status: 'InService',
      OwnershipSettings: { OwnerUserProfileName: 'alice' },
      SpaceSharingSettings: { SharingType: 'Private' },
      SpaceSettings: {
        AppType: 'JupyterLab',
        JupyterLabAppSettings: { DefaultResourceSpec: { InstanceType: 'ml.t3.medium' } },
      },
    });
    await expect(describeSpace('team-lab')).resolves.toMatchObject({
      ...{ SpaceDisplayName: 'Team lab', SpaceSharingSettings: { SharingType: 'Shared' } },
    });
    await expect(describeSpace('alice-code')).resolves.toMatchObject({
      SpaceSettings: { AppType: 'CodeEditor', CodeEditorAppSettings: { DefaultResourceSpec: {} } },
    });
  });

  test('says what is set of it: here no image, and a reserved capacity', async () => {
    const resourceSpec = {
      InstanceType: 'ml.g5.xlarge',
      TrainingPlanArn: 'arn:aws:sagemaker:us-east-1:1:training-plan/p',
    };
    world.local.setResources({ spaces: { 'alice-lab': { resourceSpec, displayName: 'My lab' } } });
    const { SpaceSettings, SpaceDisplayName } = await describeSpace();
    expect(SpaceDisplayName).toBe('My lab');
    expect(SpaceSettings?.JupyterLabAppSettings?.DefaultResourceSpec).toEqual(resourceSpec);
  });

  test('refuses one that is missing', async () => {
    await expect(describeSpace('nowhere')).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'Space [nowhere] does not exist in domain [d-abcdefgh1234].',
    });
  });
});

describe('UpdateSpace', () => {
  test('changes what is given, and leaves the rest', async () => {
    sleep();
    await updateSpace({ SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: large } } });
    await expect(describeSpace()).resolves.toMatchObject({
      SpaceSettings: {
        ...{ AppType: 'JupyterLab', SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 5 } } },
        JupyterLabAppSettings: { DefaultResourceSpec: large },
      },
    });
  });

  test('takes its time', async () => {
    sleep();
    world.local.setResources({ ways: { updateMilliseconds: 2_000 } });
    await updateSpace({ SpaceDisplayName: 'My lab' });
    await expect(describeSpace()).resolves.toMatchObject({ Status: 'Updating', SpaceDisplayName: 'My lab' });
    await expect(updateSpace({ SpaceDisplayName: 'Your lab' })).rejects.toMatchObject({ name: 'ResourceInUse' });
    world.local.setClockOffset(3_000);
    await expect(describeSpace()).resolves.toMatchObject({ Status: 'InService' });
  });

  test('refuses while the app runs', async () => {
    await expect(updateSpace({ SpaceDisplayName: 'My lab' })).rejects.toMatchObject({ name: 'ResourceInUse' });
  });

  test('cannot change the type of the app', async () => {
    sleep();
    await expect(updateSpace({ SpaceSettings: { AppType: 'CodeEditor' } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('is denied for another’s space', async () => {
    await expect(updateSpace({ SpaceName: 'bob-lab' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'sagemaker:UpdateSpace on resource: arn:aws:sagemaker:us-east-1:111122223333:space/d-abcdefgh1234/bob-lab',
      ),
    });
  });
});

describe('defaults of the domain and of user profiles', () => {
  const describeDomain = () => world.sageMaker(alice).send(new DescribeDomainCommand(domain));
  const describeUser = (UserProfileName = 'alice') =>
    world.sageMaker(alice).send(new DescribeUserProfileCommand({ ...domain, UserProfileName }));

  test('are none in the beginning', async () => {
    await expect(describeDomain()).resolves.toMatchObject({ AuthMode: 'IAM', DefaultUserSettings: {} });
    await expect(describeUser()).resolves.toMatchObject({ UserProfileName: 'alice', UserSettings: {} });
  });

  test('are answered as they were set', async () => {
    const userSettings = {
      JupyterLabAppSettings: { DefaultResourceSpec: large },
      StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.p4d.24xlarge'] },
    };
    const own = { DefaultLandingUri: 'studio::' };
    world.local.setResources({ domains: { [domain.DomainId]: { userSettings, userProfiles: { alice: own } } } });
    await expect(describeDomain()).resolves.toMatchObject({ DefaultUserSettings: userSettings });
    await expect(describeUser()).resolves.toMatchObject({ UserSettings: own });
  });

  test('are refused for a user profile that is missing', async () => {
    await expect(describeUser('carol')).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});
