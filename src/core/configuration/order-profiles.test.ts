import { expect, test } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { orderProfiles } from './order-profiles';

const profile = (id: string, pinned?: boolean) => ({ ...studioProfile, id, ...(pinned !== undefined && { pinned }) });
const order = (profiles: ReturnType<typeof profile>[], recentIds: string[]) =>
  orderProfiles(profiles, recentIds).map(({ id }) => id);

const all = [profile('a'), profile('b', true), profile('c'), profile('d', true), profile('e'), profile('f', false)];

test('pinned profiles come first, in the order of the document', () => {
  expect(order(all, [])).toEqual(['b', 'd', 'a', 'c', 'e', 'f']);
});

test('then come the profiles used lately, the latest first, then the others', () => {
  expect(order(all, ['f', 'c'])).toEqual(['b', 'd', 'f', 'c', 'a', 'e']);
});

test.each<[recentIds: string[], ordered: string[]]>([
  [
    ['f', 'f', 'c', 'f', 'f'],
    ['f', 'c', 'a', 'e'],
  ],
  [
    ['c', 'f', 'f', 'c', 'e'],
    ['c', 'f', 'e', 'a'],
  ],
  [
    ['e', 'a', 'e', 'a', 'c', 'e'],
    ['e', 'a', 'c', 'f'],
  ],
])('105: of the launches %j of a profile the latest counts', (recentIds, ordered) => {
  expect(order(all, recentIds)).toEqual(['b', 'd', ...ordered]);
});

test('use does not move a pinned profile', () => {
  expect(order(all, ['d', 'e'])).toEqual(['b', 'd', 'e', 'a', 'c', 'f']);
});

test('a profile that was used lately and is gone changes nothing', () => {
  expect(order(all, ['gone', 'e'])).toEqual(['b', 'd', 'e', 'a', 'c', 'f']);
});

test('the list that was given stays as it was', () => {
  const given = [profile('a'), profile('b', true)];
  orderProfiles(given, []);
  expect(given.map(({ id }) => id)).toEqual(['a', 'b']);
});
