import { expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../test/support/example-document';
import { findConnectionProblems, toConnection, toConnectionDraft } from './connection-draft';
import { toDraft, toProfile } from './profile-draft';
import { findDraftProblems } from './profile-draft-problems';

test.each([
  ['a Studio profile', studioProfile],
  ['a notebook instance', notebookProfile],
  ['a custom landing URI', { ...studioProfile, landingUri: 'somewhere::else' }],
  ['no landing URI', { ...studioProfile, landingUri: undefined }],
  ['a path that is no file', { ...notebookProfile, path: '/tree/work' }],
  ['no path', { ...notebookProfile, path: undefined }],
  ['a session with seconds', { ...studioProfile, sessionExpirationDurationInSeconds: 3661 }],
  ['members that the form does not show', { ...studioProfile, pinned: true, team: { cost: 7 } }],
])('%s comes out of its form as it went in', (_, profile) => {
  const defined = JSON.parse(JSON.stringify(profile));
  expect(toProfile(toDraft(profile), profile.id, profile)).toEqual(defined);
  expect(findDraftProblems(toDraft(profile), [exampleConnection])).toEqual({});
});

test('another type drops the members of the former one, and no others', () => {
  const draft = { ...toDraft(studioProfile), type: 'notebookInstance' as const, notebookInstanceName: 'research-1' };
  const profile = toProfile(draft, 'prod-lab', { ...studioProfile, team: 'kept' });
  expect(profile).toMatchObject({ type: 'notebookInstance', notebookInstanceName: 'research-1', team: 'kept' });
  expect(Object.keys(profile)).not.toContain('domainId');
});

test.each([
  ['an identity provider', exampleConnection],
  ['guests', guestConnection],
  [
    'members that the form does not show',
    {
      ...exampleConnection,
      authFlow: 'basic' as const,
      roleArn: 'arn:aws:iam::111122223333:role/studio',
      endpoints: { sts: 'https://sts.us-east-1.amazonaws.com', future: true },
      signIn: { ...exampleConnection.signIn, prompt: 'login' },
    },
  ],
])('a connection with %s comes out of its form as it went in', (_, connection) => {
  expect(toConnection(toConnectionDraft(connection), connection.id, connection)).toEqual(connection);
  expect(findConnectionProblems(toConnectionDraft(connection))).toEqual({});
});

test('a connection names each field that is empty or not valid', () => {
  const problems = findConnectionProblems({
    ...toConnectionDraft(),
    scopes: 'openid "all"',
    sageMaker: 'api.sagemaker',
  });
  expect(Object.keys(problems).sort()).toEqual(
    ['clientId', 'identityPoolId', 'issuer', 'name', 'region', 'sageMaker', 'scopes'].sort(),
  );
});
