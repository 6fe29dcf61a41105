import { expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { describeProfile } from '../kinds/describe-profile';
import { filterProfiles } from './filter-profiles';

const profiles = [studioProfile, notebookProfile];

test.each([
  ['', ['prod-lab', 'old-notebook']],
  ['   ', ['prod-lab', 'old-notebook']],
  ['jupyter', ['prod-lab']],
  ['JUPYTER', ['prod-lab']],
  ['prod alice', ['prod-lab']],
  ['alice  PROD', ['prod-lab']],
  ['d-abcdefgh', ['prod-lab']],
  ['alice-lab', ['prod-lab']],
  ['research', ['old-notebook']],
  ['notebook instance', ['old-notebook']],
  ['acme', ['prod-lab', 'old-notebook']],
  ['prod research', []],
  ['.*', []],
  ['<b>', []],
])('the search %j finds %j', (search, ids) => {
  expect(filterProfiles(profiles, search).map(({ id }) => id)).toEqual(ids);
});

test('a keyword is enough', () => {
  const { keywords: _, ...without } = studioProfile;
  expect(filterProfiles([{ ...without, keywords: ['Quarterly'] }, without], 'quarter')).toHaveLength(1);
});

test.each([
  [studioProfile, 'alice · d-abcdefgh1234 · alice-lab'],
  [{ ...studioProfile, spaceName: undefined }, 'alice · d-abcdefgh1234'],
  [notebookProfile, 'research-1'],
])('a profile is described by who and where', (profile, description) => {
  expect(describeProfile(profile)).toBe(description);
});
