import { expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { Profile } from '../configuration/profile';
import { groupByPlace } from './group-by-place';

const lab = (id: string, part: Partial<Profile> = {}): Profile => ({ ...studioProfile, ...part, id }) as Profile;

test('125: profiles are asked for by connection, region and domain, and notebook instances by region', () => {
  const profiles = [
    lab('a1'),
    lab('b1', { domainId: 'd-other' }),
    lab('a2', { spaceName: 'alice-code', landingUri: 'app:CodeEditor:' }),
    lab('home', { landingUri: 'studio::' }),
    lab('c1', { connection: 'other' }),
    lab('e1', { region: 'eu-west-1' }),
    { ...notebookProfile, id: 'n1' },
    { ...notebookProfile, id: 'n2', notebookInstanceName: 'research-2' },
  ];
  const { connection } = studioProfile;
  expect(groupByPlace(profiles)).toEqual([
    { connectionId: connection, profileIds: ['a1', 'a2'] },
    { connectionId: connection, profileIds: ['b1'] },
    { connectionId: 'other', profileIds: ['c1'] },
    { connectionId: connection, profileIds: ['e1'] },
    { connectionId: notebookProfile.connection, profileIds: ['n1', 'n2'] },
  ]);
});
