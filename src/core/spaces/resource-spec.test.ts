import { describe, expect, test } from 'vitest';
import { chooseSpec, findDefaultSpec, findHiddenTypes, type ResourceSpec } from './resource-spec';

const image = 'arn:aws:sagemaker:us-east-1:885854791233:image/sagemaker-distribution-cpu';
const other = 'arn:aws:sagemaker:us-east-1:111122223333:image/team';
const version = 'arn:aws:sagemaker:us-east-1:111122223333:image-version/team/3';
const space: ResourceSpec = {
  SageMakerImageArn: image,
  SageMakerImageVersionAlias: '3.2.0',
  InstanceType: 'ml.t3.medium',
  TrainingPlanArn: 'arn:aws:sagemaker:us-east-1:111122223333:training-plan/gpu',
};
const nothing = { instanceType: undefined, imageArn: undefined };

describe('the default of an app is read', () => {
  test.each<[string, object]>([
    ['of a space', { SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: space } } }],
    ['of a user profile', { UserSettings: { JupyterLabAppSettings: { DefaultResourceSpec: space } } }],
    ['of a domain', { DefaultUserSettings: { JupyterLabAppSettings: { DefaultResourceSpec: space } } }],
  ])('%s, and not that of another app', (_name, answer) => {
    expect(findDefaultSpec('JupyterLab', answer)).toEqual(space);
    expect(findDefaultSpec('CodeEditor', answer)).toBeUndefined();
  });

  test('without members that CreateApp would refuse', () => {
    const odd = { EnvironmentArn: 'arn:x', InstanceType: 7, LifecycleConfigArn: 'x'.repeat(257) };
    const answer = {
      SpaceSettings: { CodeEditorAppSettings: { DefaultResourceSpec: { ...odd, SageMakerImageArn: image } } },
    };
    expect(findDefaultSpec('CodeEditor', answer)).toEqual({ SageMakerImageArn: image });
  });

  test.each([undefined, 'x', {}, { SpaceSettings: 7 }, { SpaceSettings: { JupyterLabAppSettings: [] } }])(
    'as none from %j',
    answer => {
      expect(findDefaultSpec('JupyterLab', answer)).toBeUndefined();
    },
  );
});

describe('an app starts', () => {
  test.each<[string, Parameters<typeof chooseSpec>, ResourceSpec | undefined]>([
    ['as its space says', [space, [{ SageMakerImageArn: other }], nothing], space],
    [
      'on the instance type that the profile names',
      [space, [], { ...nothing, instanceType: 'ml.g5.xlarge' }],
      { ...space, InstanceType: 'ml.g5.xlarge' },
    ],
    [
      'with the image of the first default that has one',
      [{ InstanceType: 'ml.t3.large' }, [undefined, {}, { SageMakerImageArn: other }, space], nothing],
      { InstanceType: 'ml.t3.large', SageMakerImageArn: other },
    ],
    [
      'on the instance type of a default if the space has none',
      [{ SageMakerImageVersionArn: version }, [undefined, { InstanceType: 'ml.t3.large' }], nothing],
      { SageMakerImageVersionArn: version, InstanceType: 'ml.t3.large' },
    ],
    [
      'with the image that the connection names if nobody else does',
      [undefined, [undefined, {}], { ...nothing, imageArn: other }],
      { SageMakerImageArn: other },
    ],
    [
      'with the version of an image that the connection names',
      [undefined, [], { ...nothing, imageArn: version }],
      { SageMakerImageVersionArn: version },
    ],
    ['never without an image', [{ InstanceType: 'ml.t3.large' }, [{}], nothing], undefined],
  ])('%s', (_name, given, expected) => {
    expect(chooseSpec(...given)).toEqual(expected);
  });
});

test.each<[unknown, readonly string[] | undefined]>([
  [{ UserSettings: { StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.t3.large'] } } }, ['ml.t3.large']],
  [{ DefaultUserSettings: { StudioWebPortalSettings: { HiddenInstanceTypes: [] } } }, []],
  [{ DefaultUserSettings: { StudioWebPortalSettings: { HiddenInstanceTypes: 'ml.t3.large' } } }, undefined],
  [{ DefaultUserSettings: {} }, undefined],
  ['ml.t3.large', undefined],
  [undefined, undefined],
])('133: of %j, the hidden instance types are %j', (answer, hidden) => {
  expect(findHiddenTypes(answer)).toEqual(hidden);
});
