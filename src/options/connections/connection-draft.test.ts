import { expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { inEnglish } from '../../../test/support/in-english';
import { toDraft } from '../profiles/profile-draft';
import { findDraftProblems } from '../profiles/profile-draft-problems';
import { findConnectionProblems, toConnection, toConnectionDraft } from './connection-draft';

const draft = toConnectionDraft(exampleConnection);
const notPublic =
  'Must be a Region or ARN in the partition aws, aws-cn, or aws-us-gov (AWS doesn’t publish where Studio is elsewhere).';

test.each<[Partial<typeof draft>, string]>([
  [{ region: ' eusc-de-east-1 ' }, 'region'],
  [{ region: 'us-isob-east-1' }, 'region'],
  [{ identityPoolId: 'eusc-de-east-1:11111111-2222-4333-8444-555555555555' }, 'identityPoolId'],
  [{ roleArn: 'arn:aws-eusc:iam::111122223333:role/acme' }, 'roleArn'],
  [{ roleArn: 'arn:aws-iso-b:iam::111122223333:role/acme' }, 'roleArn'],
])('104: the editor of connections says of another partition why it is refused: %j', (change, field) => {
  const problems = Object.entries(findConnectionProblems({ ...draft, ...change }));
  expect(problems.map(([name, problem]) => [name, inEnglish(problem)])).toEqual([[field, notPublic]]);
});

test.each([
  ['us-iso-east-1', notPublic],
  ['us-est-1', 'Must be an AWS, AWS China, or AWS GovCloud Region, such as us-east-1.'],
  ['', undefined],
  ['eu-west-9', undefined],
])('104: so does the one of profiles; a text that is no region is told as such: %j', (region, problem) => {
  const found = findDraftProblems({ ...toDraft(studioProfile), region }, [exampleConnection, { id: 'acme' }]);
  expect(found.region && inEnglish(found.region)).toBe(problem);
});

test.each<[name: string, change: Partial<typeof draft>, found: object]>([
  [
    '99: parameters of the sign-in’s own',
    { parameters: 'prompt=consent&redirect_uri=x' },
    { parameters: /redirect_uri/ },
  ],
  ['99: parameters that are free', { parameters: 'kc_idp_hint=x' }, {}],
  ['98: scopes without openid', { scopes: 'email profile' }, { scopes: /openid/ }],
  ['98: no scopes, for openid alone', { scopes: '' }, {}],
])('the editor judges %s', (_name, change, found) => {
  const problems = findConnectionProblems({ ...draft, ...change });
  const inWords = Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, inEnglish(problem)]));
  const expected = Object.entries(found).map(([field, words]) => [field, expect.stringMatching(words)]);
  expect(inWords).toEqual(Object.fromEntries(expected));
});

test('99: what is typed of parameters is the connection’s, and nothing typed is none', () => {
  const changed = toConnection({ ...draft, parameters: 'kc_idp_hint=x' }, 'acme', exampleConnection);
  expect(changed.signIn).toMatchObject({ parameters: { kc_idp_hint: 'x' } });
  expect(toConnection({ ...draft, parameters: '' }, 'acme', changed).signIn).not.toHaveProperty('parameters');
});
