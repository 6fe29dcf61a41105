import { describe, expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { Profile } from '../configuration/profile';
import { describeRow, findDomainsOfMany } from './describe-row';
import { indexProfiles, searchProfiles } from './search-profiles';

const alice = { ...studioProfile, userProfileName: 'alice', domainId: 'd-1', spaceName: 'alice-lab' };
const bob = { ...alice, id: 'bob', userProfileName: 'bob', spaceName: 'bob-lab' };
const own = { ...alice, id: 'own', userProfileName: `$${'{claim:email|localpart}'}` };

function describeAmong(profiles: readonly Profile[], search = '') {
  const index = indexProfiles(profiles.map(profile => ({ profile, connectionName: 'Acme' })));
  const [found] = searchProfiles(index, search);
  const parts = found ? describeRow(found, findDomainsOfMany(profiles)) : [];
  return parts.map(({ text, marks }) => [text, ...marks.map(([start, end]) => text.slice(start, end))]);
}

describe('the line below a profile’s name', () => {
  test.each<[what: string, profiles: readonly Profile[], search: string, parts: string[][]]>([
    ['has the space', [alice], '', [['alice-lab']]],
    ['has the notebook instance', [notebookProfile], '', [[notebookProfile.notebookInstanceName]]],
    ['has nothing where there is no space', [{ ...alice, spaceName: undefined }], '', []],
    ['has the user where others open the same domain', [alice, bob], '', [['alice-lab'], ['alice']]],
    ['has no user in a domain of one’s own', [alice, { ...bob, domainId: 'd-2' }], '', [['alice-lab']]],
    ['has no user of another connection’s domain', [alice, { ...bob, connection: 'other' }], '', [['alice-lab']]],
    ['has no user that comes from the sign-in', [own, bob], '', [['alice-lab']]],
    ['has the domain where it was searched for', [alice], 'd-1', [['alice-lab'], ['d-1', 'd-1']]],
    ['has the user where it was searched for', [bob], 'bob', [['bob-lab'], ['bob', 'bob']]],
  ])('%s', (_what, profiles, search, parts) => {
    expect(
      describeAmong(
        profiles.map(profile => ({ ...profile, name: 'Lab' })),
        search,
      ),
    ).toEqual(parts);
  });
});
