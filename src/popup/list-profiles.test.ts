import { describe, expect, test } from 'vitest';
import { exampleConnection, guestConnection, studioProfile } from '../../test/support/example-document';
import type { Configuration } from '../core/configuration/configuration';
import { orderProfiles } from '../core/configuration/order-profiles';
import type { Profile } from '../core/configuration/profile';
import { createLister, findNumbered, toSections } from './list-profiles';

const profile = (id: string, changes: Partial<Profile> = {}) =>
  ({ ...studioProfile, id, name: id, ...changes }) as Profile;
const toMatch = (of: Profile) => ({ profile: of, nameMarks: [], detailMarks: [] });
const ids = [...'abcdefghij'];
const profiles = ids.map(id => profile(id, id === 'c' ? { pinned: true } : {}));
const configuration: Configuration = { version: 1, connections: [exampleConnection, guestConnection], profiles };

describe('the list', () => {
  const sectionsOf = (of: readonly Profile[], recent: readonly string[], isSearch = false) =>
    toSections(orderProfiles(of, recent).map(toMatch), new Set(recent), isSearch).map(({ key, matches }) => [
      key,
      matches.map(match => match.profile.id).join(''),
    ]);

  test.each<[what: string, of: readonly Profile[], recent: string[], isSearch: boolean, sections: string[][]]>([
    ['has one part while it is short', profiles.slice(0, 6), ['e'], false, [['all', 'ceabdf']]],
    [
      'has pinned, recent and other profiles',
      profiles,
      ['c', 'e', 'b'],
      false,
      [
        ['pinned', 'c'],
        ['recent', 'eb'],
        ['all', 'adfghij'],
      ],
    ],
    ['leaves out parts without profiles', profiles.filter(({ id }) => id !== 'c'), [], false, [['all', 'abdefghij']]],
    ['has one part in a search', profiles, ['e'], true, [['all', 'ceabdfghij']]],
  ])('%s', (_what, of, recent, isSearch, sections) => {
    expect(sectionsOf(of, recent, isSearch)).toEqual(sections);
  });
});

describe('the numbers of profiles', () => {
  const lister = createLister({ configuration, locked: ['b'], hasSeveralConnections: true });

  test('are those of the shortcuts: pinned profiles first, then the settings’ order, however the list is ordered', () => {
    const numbers = Object.fromEntries(profiles.map(of => [of.id, lister(toMatch(of)).number]));
    expect(numbers).toEqual({ c: 1, a: 2, b: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: undefined });
  });

  test('lead to the same profiles', () => {
    for (const of of profiles) {
      const { number } = lister(toMatch(of));
      if (number !== undefined) expect(findNumbered(configuration, number)).toBe(of);
    }
  });
});

test('a row names its connection only where there are several', () => {
  const nameWith = (hasSeveralConnections: boolean) =>
    createLister({ configuration, locked: [], hasSeveralConnections })(toMatch(profile('a'))).connectionName;
  expect([nameWith(true), nameWith(false)]).toEqual([exampleConnection.name, undefined]);
});

test('a profile that somebody else maintains is locked', () => {
  const lister = createLister({ configuration, locked: ['b'], hasSeveralConnections: false });
  expect(['a', 'b'].map(id => lister(toMatch(profile(id))).isLocked)).toEqual([false, true]);
});
