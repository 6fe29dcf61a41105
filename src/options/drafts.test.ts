import { expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../test/support/example-document';
import { inEnglish } from '../../test/support/in-english';
import { type Found, nothingFound } from '../core/discovery/found';
import { findConnectionProblems, toConnection, toConnectionDraft } from './connections/connection-draft';
import { withKnownDomain, withKnownSpace } from './profiles/known-places';
import { newDraft, suggestName, toDraft, toProfile } from './profiles/profile-draft';
import { findDraftProblems } from './profiles/profile-draft-problems';

test.each([
  ['a Studio profile', studioProfile],
  ['a notebook instance', notebookProfile],
  ['a custom landing URI', { ...studioProfile, landingUri: 'somewhere::else' }],
  ['no landing URI', { ...studioProfile, landingUri: undefined }],
  ['a path that is no file', { ...notebookProfile, path: '/tree/work' }],
  ['no path', { ...notebookProfile, path: undefined }],
  ['a session with seconds', { ...studioProfile, sessionExpirationDurationInSeconds: 3661 }],
  ['a container', { ...studioProfile, container: 'Alice' }],
  ['a tab to switch to', { ...notebookProfile, switchToOpenTab: true }],
  [
    'an app to start on another instance type',
    { ...studioProfile, whenStopped: 'start' as const, instanceType: 'ml.m5.large' },
  ],
  ['an instance to start', { ...notebookProfile, whenStopped: 'start' as const }],
  ['members that the form does not show', { ...studioProfile, pinned: true, team: { cost: 7 } }],
])('%s comes out of its form as it went in', (_, profile) => {
  const defined = JSON.parse(JSON.stringify(profile));
  expect(toProfile(toDraft(profile), profile.id, profile)).toEqual(defined);
  expect(findDraftProblems(toDraft(profile), [exampleConnection])).toEqual({});
});

test('asking is what is usual, and is not written down', () => {
  const { whenStopped: _whenStopped, ...asking } = { ...studioProfile, whenStopped: 'ask' as const };
  expect(toProfile(toDraft({ ...asking, whenStopped: 'ask' }), 'prod-lab')).toEqual(asking);
});

test.each<[what: string, part: Partial<ReturnType<typeof newDraft>>, name: string]>([
  ['nothing', {}, ''],
  ['a user', { userProfileName: 'alice' }, 'alice'],
  ['oneself', { userProfileName: `\${claim:sub}` }, 'SageMaker Studio'],
  ['a space', { spaceName: 'lab', userProfileName: 'alice' }, 'lab'],
  ['an app', { landing: 'JupyterLab', userProfileName: 'alice' }, 'JupyterLab'],
  ['an app in a space', { landing: 'CodeEditor', spaceName: 'lab' }, 'Code Editor · lab'],
  ['an app in one’s own space', { landing: 'JupyterLab', spaceName: `\${claim:sub}-lab` }, 'JupyterLab'],
  ['a page of its own', { landing: 'custom', landingText: 'x::y', spaceName: 'lab' }, 'lab'],
  ['a notebook instance', { type: 'notebookInstance', notebookInstanceName: 'analytics' }, 'analytics'],
])('a profile of %s without a name gets one: “%s”', (_what, part, name) => {
  const draft = { ...newDraft('acme'), ...part };
  expect(suggestName(draft, [])).toBe(name);
});

test('a name that a profile gets is that of no other profile, and its own does not count', () => {
  const draft = { ...newDraft('acme'), landing: 'JupyterLab' as const, domainId: 'd-abcdefgh1234' };
  const taken = { ...studioProfile, id: 'other', name: 'JupyterLab' };
  expect(suggestName(draft, [taken])).toBe('JupyterLab (d-abcdefgh1234)');
  expect(suggestName(draft, [taken], 'other')).toBe('JupyterLab');
});

const listed: Found = {
  ...nothingFound,
  userProfiles: [{ domainId: 'd-one', name: 'alice', isMine: true }],
  spaces: [
    { domainId: 'd-one', name: 'lab', displayName: undefined, owner: 'alice', isMine: true, app: 'CodeEditor' },
    { domainId: 'd-one', name: 'team', displayName: undefined, owner: undefined, isMine: false, app: undefined },
  ],
};

test.each<[what: string, space: string, part: object, filled: object]>([
  ['empty', 'lab', {}, { domainId: 'd-one', userProfileName: 'alice', landing: 'CodeEditor' }],
  ['filled in', 'lab', { domainId: 'd-one', userProfileName: 'bob', landing: 'JupyterLab' }, {}],
  ['empty, and the space does not tell', 'team', {}, { domainId: 'd-one' }],
  ['empty, and the space is in another domain', 'lab', { domainId: 'd-two' }, {}],
  ['empty, and the space is not listed', 'elsewhere', {}, {}],
])('fields that are %s: what the space “%s” fills in', (_what, space, part, filled) => {
  expect(withKnownSpace({ ...newDraft('acme'), ...part }, listed, space)).toEqual(filled);
});

test('a user of one domain alone fills in an empty domain', () => {
  expect(withKnownDomain(newDraft('acme'), listed, 'alice')).toEqual({ domainId: 'd-one' });
  expect(withKnownDomain({ ...newDraft('acme'), domainId: 'd-two' }, listed, 'alice')).toEqual({});
});

test('another type drops the members of the former one, and no others', () => {
  const draft = { ...toDraft(studioProfile), type: 'notebookInstance' as const, notebookInstanceName: 'research-1' };
  const profile = toProfile(draft, 'prod-lab', { ...studioProfile, team: 'kept' });
  expect(profile).toMatchObject({ type: 'notebookInstance', notebookInstanceName: 'research-1', team: 'kept' });
  expect(Object.keys(profile)).not.toContain('domainId');
});

test('what is switched off is left out of a profile', () => {
  const switching = { ...studioProfile, switchToOpenTab: true };
  expect(toProfile({ ...toDraft(switching), switchToOpenTab: false }, 'prod-lab', switching)).toEqual(studioProfile);
});

test.each([
  [
    'an empty one',
    {},
    {
      name: 'Enter a name.',
      connection: 'Choose a connection.',
      domainId: 'Enter the domain ID, such as d-abcdefgh1234.',
      userProfileName: 'Enter the SageMaker user.',
    },
  ],
  [
    'texts that AWS refuses',
    {
      ...toDraft(studioProfile),
      domainId: 'D',
      expiresInSeconds: '301',
      instanceType: 't3.medium',
      region: 'nowhere',
      landing: 'custom' as const,
    },
    {
      domainId:
        'Must be “d-” followed by lowercase letters, digits, or hyphens, at most 63 characters, such as d-abcdefgh1234.',
      expiresInSeconds: 'Must be a whole number of seconds from 5 to 300.',
      region: 'Must be an AWS, AWS China, or AWS GovCloud Region, such as us-east-1.',
      instanceType: 'Enter an instance type, such as ml.t3.medium.',
    },
  ],
  [
    'what is too long, or too short',
    {
      ...toDraft(notebookProfile),
      name: 'x'.repeat(201),
      keywords: `a, ${'x'.repeat(101)}`,
      session: { hours: '13', minutes: '', rest: 0 },
      notebookText: ' ',
    },
    {
      name: 'Must be at most 200 characters long.',
      keywords: 'Each keyword must be at most 100 characters long.',
      session: 'Enter 30 minutes to 12 hours, in whole hours and minutes.',
      notebookText: 'Enter the path.',
    },
  ],
])('a profile names each field that is empty or not valid: %s', (_, draft, expected) => {
  const problems = findDraftProblems({ ...newDraft(''), ...draft }, [exampleConnection]);
  const texts = Object.entries(problems).map(([field, problem]) => [field, inEnglish(problem)]);
  expect(Object.fromEntries(texts)).toEqual(expected);
});

test.each([
  ['an identity provider', exampleConnection],
  ['guests', guestConnection],
  [
    'an image for spaces',
    { ...exampleConnection, spaceImageArn: 'arn:aws:sagemaker:us-east-1:111122223333:image/team' },
  ],
  ['the enhanced flow said', { ...exampleConnection, authFlow: 'enhanced' as const }],
  [
    'members that the form does not show',
    {
      ...exampleConnection,
      authFlow: 'basic' as const,
      roleArn: 'arn:aws:iam::111122223333:role/studio',
      roleSessionDurationInSeconds: 900,
      endpoints: { sts: 'https://sts.us-east-1.amazonaws.com', future: true },
      signIn: { ...exampleConnection.signIn, prompt: 'login' },
    },
  ],
])('a connection with %s comes out of its form as it went in', (_, connection) => {
  expect(toConnection(toConnectionDraft(connection), connection.id, connection)).toEqual(connection);
  expect(findConnectionProblems(toConnectionDraft(connection))).toEqual({});
});

test('back in the enhanced flow nothing of the basic one is kept, and nothing of it is judged', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/studio';
  const basic = { ...exampleConnection, roleArn, authFlow: 'basic' as const, roleSessionDurationInSeconds: 1 };
  const draft = { ...toConnectionDraft(basic), authFlow: 'enhanced' as const };
  expect(toConnection(draft, 'acme', basic)).toEqual({ ...exampleConnection, roleArn });
  expect(findConnectionProblems(draft)).toEqual({});
});

test.each([
  [
    'an empty one',
    {},
    {
      name: 'Enter a name.',
      region: 'Enter a Region, such as us-east-1.',
      identityPoolId: 'Enter the identity pool ID.',
      issuer: 'Enter the issuer URL.',
      clientId: 'Enter the client ID.',
    },
  ],
  [
    'texts that AWS or the identity provider refuses',
    {
      ...toConnectionDraft(exampleConnection),
      region: 'nowhere',
      identityPoolId: 'pool',
      issuer: 'http://id.example.com',
      scopes: 'openid "all"',
      roleArn: 'role/studio',
      sageMaker: 'api.sagemaker',
    },
    {
      region: 'Must be an AWS, AWS China, or AWS GovCloud Region, such as us-east-1.',
      identityPoolId: 'Must be an identity pool ID, such as us-east-1:11111111-2222-4333-8444-555555555555.',
      issuer: 'Must be an https URL without a user name, query, or fragment.',
      scopes: '“"all"” isn’t a scope. Remove characters such as quotation marks and backslashes.',
      roleArn: 'Must be an IAM role ARN.',
      sageMaker: 'Must be an https URL without a user name, query, or fragment.',
    },
  ],
  [
    'the basic flow without a role, and with a session longer than AWS’s longest',
    { ...toConnectionDraft(exampleConnection), authFlow: 'basic' as const, roleSession: '43201' },
    {
      roleArn: 'Enter the role ARN. The basic flow requires it.',
      roleSession: 'Must be a whole number of seconds from 900 to 43200.',
    },
  ],
  [
    'what is too long',
    { ...toConnectionDraft(exampleConnection), name: 'x'.repeat(201), clientId: 'x'.repeat(513) },
    { name: 'Must be at most 200 characters long.', clientId: 'Must be at most 512 characters long.' },
  ],
])('a connection names each field that is empty or not valid: %s', (_, draft, expected) => {
  const problems = findConnectionProblems({ ...toConnectionDraft(), ...draft });
  const texts = Object.entries(problems).map(([field, problem]) => [field, inEnglish(problem)]);
  expect(Object.fromEntries(texts)).toEqual(expected);
});
