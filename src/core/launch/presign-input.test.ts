import { describe, expect, test } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { NotebookInstanceProfile, Profile, StudioProfile } from '../configuration/profile';
import { failureOf } from '../failure/launch-failure';
import { findRefusedFields, presignInput } from './presign-input';

const plainStudio: StudioProfile = {
  id: 'plain',
  name: 'Plain',
  connection: 'acme',
  type: 'studio',
  domainId: 'd-abcdefgh1234',
  userProfileName: 'alice',
};
const plainNotebook: NotebookInstanceProfile = {
  id: 'plain',
  name: 'Plain',
  connection: 'acme',
  type: 'notebookInstance',
  notebookInstanceName: 'research-1',
};

function failureFor(profile: Profile) {
  try {
    return presignInput(profile, exampleConnection);
  } catch (error) {
    return failureOf(error);
  }
}

describe('what SageMaker is asked for', () => {
  test('is all six parameters of a Studio profile that sets them', () => {
    expect(presignInput({ ...studioProfile, expiresInSeconds: 60 }, exampleConnection)).toEqual({
      region: 'us-east-1',
      operation: 'CreatePresignedDomainUrl',
      input: {
        DomainId: 'd-abcdefgh1234',
        UserProfileName: 'alice',
        SpaceName: 'alice-lab',
        LandingUri: 'app:JupyterLab:lab/tree/work/train.ipynb',
        ExpiresInSeconds: 60,
        SessionExpirationDurationInSeconds: 43200,
      },
    });
  });

  test('is both parameters of a notebook instance, in the profile’s own region', () => {
    expect(presignInput(notebookProfile, exampleConnection)).toEqual({
      region: 'eu-west-1',
      operation: 'CreatePresignedNotebookInstanceUrl',
      input: { NotebookInstanceName: 'research-1', SessionExpirationDurationInSeconds: 14400 },
    });
  });

  test('is the shortest life of a link, and nothing else that the profile leaves out', () => {
    const { input } = presignInput(plainStudio, exampleConnection);
    expect(JSON.parse(JSON.stringify(input))).toEqual({
      DomainId: 'd-abcdefgh1234',
      UserProfileName: 'alice',
      ExpiresInSeconds: 5,
    });
  });

  test.each([
    ['the connection’s region unless told', plainStudio, 'us-east-1'],
    ['the profile’s region over the connection’s', { ...plainStudio, region: 'ap-south-1' }, 'ap-south-1'],
  ])('is asked in %s', (_name, profile, region) => {
    expect(presignInput(profile, exampleConnection)).toMatchObject({ region });
  });

  test('is asked of the connection’s own endpoint, where it has one', () => {
    const sageMaker = 'https://vpce-1.api.sagemaker.us-east-1.vpce.amazonaws.com';
    expect(presignInput(plainStudio, { ...exampleConnection, endpoints: { sageMaker } })).toMatchObject({
      endpoint: sageMaker,
    });
    expect(presignInput(plainStudio, { ...exampleConnection, endpoints: {} })).not.toHaveProperty('endpoint');
  });
});

describe('a value that AWS would refuse', () => {
  test.each<[field: string, profile: Profile]>([
    ['domainId', { ...studioProfile, domainId: 'D-1' }],
    ['userProfileName', { ...studioProfile, userProfileName: '' }],
    ['spaceName', { ...studioProfile, spaceName: 'a lab' }],
    ['landingUri', { ...studioProfile, landingUri: 'x'.repeat(1024) }],
    ['expiresInSeconds', { ...studioProfile, expiresInSeconds: 301 }],
    ['sessionExpirationDurationInSeconds', { ...studioProfile, sessionExpirationDurationInSeconds: 0 }],
    ['notebookInstanceName', { ...notebookProfile, notebookInstanceName: '../x' }],
    ['sessionExpirationDurationInSeconds', { ...notebookProfile, sessionExpirationDurationInSeconds: 43201 }],
  ])('in %s is named', (field, profile) => {
    expect(failureFor(profile)).toEqual({ code: 'field-invalid', field });
  });

  test('is found in each field, in the order of the editor', () => {
    const profile = { ...studioProfile, expiresInSeconds: 1, spaceName: '-', userProfileName: '-', domainId: '' };
    const fields = findRefusedFields(profile);
    expect(fields).toEqual(['domainId', 'userProfileName', 'spaceName', 'expiresInSeconds']);
  });

  test('is not a template in a name that may have one, but that is never sent as it is', () => {
    const template = `\${claim:email|localpart|slug}`;
    const profile = { ...studioProfile, userProfileName: template };
    expect(findRefusedFields(profile)).toEqual([]);
    expect(failureFor(profile)).toEqual({ code: 'field-invalid', field: 'userProfileName' });
    expect(findRefusedFields({ ...studioProfile, domainId: template })).toEqual(['domainId']);
    expect(findRefusedFields({ ...studioProfile, spaceName: template.slice(0, -1) })).toEqual(['spaceName']);
    expect(findRefusedFields({ ...notebookProfile, notebookInstanceName: template })).toEqual(['notebookInstanceName']);
  });

  test('is not looked for in what the other type of profile has', () => {
    expect(findRefusedFields({ ...plainNotebook, domainId: 'nonsense', expiresInSeconds: 1 })).toEqual([]);
    expect(findRefusedFields({ ...plainStudio, notebookInstanceName: '' })).toEqual([]);
  });
});
