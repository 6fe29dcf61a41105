import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { findConnection, findMissing, indexKnown, makeProfiles, withAnswers } from './make-profiles';
import { nameTargets } from './name-targets';
import type { Target } from './target';

const studio = (members: object = {}, more: Partial<Target> = {}): Target => ({
  profile: { type: 'studio', domainId: 'd-1', userProfileName: 'alice', ...members },
  name: 'alice',
  ...more,
});
const notebook: Target = { profile: { type: 'notebookInstance', notebookInstanceName: 'a' }, name: 'a' };

test('targets become profiles with names and ids of their own, and without their connection’s own region', () => {
  const targets = [
    studio({ region: 'us-east-1' }),
    studio({ region: 'eu-west-1', domainId: 'd-2' }, { name: 'Old notebook' }),
  ];
  expect(makeProfiles(targets, exampleConnection, exampleDocument)).toEqual([
    { type: 'studio', domainId: 'd-1', userProfileName: 'alice', id: 'alice', name: 'alice', connection: 'acme' },
    {
      ...{ type: 'studio', domainId: 'd-2', userProfileName: 'alice', region: 'eu-west-1', connection: 'acme' },
      ...{ id: 'old-notebook-d-2', name: 'Old notebook (d-2)' },
    },
  ]);
});

test.each<[name: string, targets: readonly Target[], taken: readonly string[], names: readonly string[]]>([
  ['as they are', [studio(), notebook], [], ['alice', 'a']],
  [
    'with their domains, if places of several domains have the same name',
    [studio({}, { domainName: 'Research' }), studio({ domainId: 'd-2' })],
    [],
    ['alice (Research)', 'alice (d-2)'],
  ],
  ['with the domain, if there is the name already', [studio()], ['alice'], ['alice (d-1)']],
  [
    'with a number, if that is not enough',
    [studio(), studio(), notebook],
    ['a'],
    ['alice (d-1)', 'alice (d-1) 2', 'a 2'],
  ],
])('places are named %s', (_name, targets, taken, names) => {
  expect(nameTargets(targets, taken)).toEqual(names);
});

describe('what a text does not say', () => {
  const targets = [studio({ userProfileName: '' }), studio({ userProfileName: '', domainId: '' }), studio(), notebook];

  test('is counted by field', () => {
    expect(findMissing(targets)).toEqual([
      ['domainId', 1],
      ['userProfileName', 2],
    ]);
  });

  test('is filled in where it is missing, and nowhere else', () => {
    const answers = { userProfileName: ' bob ', notebookInstanceName: 'b' };
    expect(targets.map(target => withAnswers(target, answers).profile)).toEqual([
      { type: 'studio', domainId: 'd-1', userProfileName: 'bob' },
      { type: 'studio', domainId: '', userProfileName: 'bob' },
      { type: 'studio', domainId: 'd-1', userProfileName: 'alice' },
      notebook.profile,
    ]);
  });
});

test('a place without a name has that of its person, once that is known', () => {
  const nameless = studio({ userProfileName: '' }, { name: '' });
  expect(withAnswers(nameless, { userProfileName: 'bob' }).name).toBe('bob');
  expect(withAnswers(nameless, {}).name).toBe('');
});

describe('a place is known', () => {
  const { domainId, userProfileName, spaceName, landingUri } = studioProfile;
  const place = { domainId, userProfileName, spaceName, landingUri };
  const old = { type: 'notebookInstance', notebookInstanceName: 'research-1', path: notebookProfile.path } as const;
  const other = { ...exampleConnection, id: 'other' };
  const find = indexKnown({ ...exampleDocument, connections: [exampleConnection, other] });

  test.each<[name: string, target: Target, id: string | undefined]>([
    ['in its connection’s region', studio(place), 'prod-lab'],
    ['in the same region, said', studio({ ...place, region: 'us-east-1' }), 'prod-lab'],
    ['not in another region', studio({ ...place, region: 'us-west-2' }), undefined],
    ['not as another person', studio({ ...place, userProfileName: 'bob' }), undefined],
    [
      'a notebook instance in a region of its own',
      { profile: { ...old, region: 'eu-west-1' }, name: '' },
      'old-notebook',
    ],
    ['not a notebook instance elsewhere', { profile: old, name: '' }, undefined],
  ])('%s', (_name, target, id) => {
    expect(find(target)?.id).toBe(id);
    expect(find(target, exampleConnection)?.id).toBe(id);
    expect(find(target, other)).toBeUndefined();
  });
});

test('the connection is the only one, or the only one with the endpoint; it is not guessed', () => {
  const endpoint = 'https://vpce-1.example';
  const other = { ...exampleConnection, id: 'other', endpoints: { sageMaker: `${endpoint}/` } };
  expect(findConnection([exampleConnection], endpoint)).toBe(exampleConnection);
  expect(findConnection([exampleConnection, other], endpoint)).toBe(other);
  expect(findConnection([exampleConnection, other], undefined)).toBeUndefined();
  expect(findConnection([other, other], endpoint)).toBeUndefined();
});
