import { expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { findNearest } from './find-nearest';
import { indexProfiles } from './search-profiles';

const index = indexProfiles([studioProfile, notebookProfile].map(profile => ({ profile, connectionName: 'Acme' })));

test.each([
  ['notebook xyzzy', ['old-notebook', 'prod-lab']],
  ['xyzzy', ['prod-lab', 'old-notebook']],
  ['', ['prod-lab', 'old-notebook']],
])('for “%s” the nearest are %j', (text, ids) => {
  expect(findNearest(index, text, 8).map(({ id }) => id)).toEqual(ids);
});

test('no more than are wanted', () => {
  expect(findNearest(index, 'xyzzy', 1)).toHaveLength(1);
});
