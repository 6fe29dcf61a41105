import { expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { inEnglish } from '../../../test/support/in-english';
import type { MessageKey } from '../../core/words/message';
import { parsePlace } from '../navigation/place';
import { findSettings } from './settings-index';

const configuration = { version: 1 as const, connections: [exampleConnection], profiles: [studioProfile] };
const text = (key: MessageKey) => inEnglish({ key });
const find = (search: string) => findSettings(search, configuration, text);

test('a setting is found by any words of its name, in any order', () => {
  const found = find(' KEYWORDS ');
  expect(found).toEqual([{ name: text('keywords'), section: 'profiles', address: '#profiles' }]);
});

test('a setting with an address of its own is found there', () => {
  expect(find(text('exportConfiguration'))).toContainEqual({
    name: text('exportConfiguration'),
    section: 'import',
    address: '#import/export',
  });
});

test('profiles and connections are found by their names, and lead to their editors', () => {
  expect(find(studioProfile.name).map(({ address }) => address)).toContain(`#profile=${studioProfile.id}`);
  expect(find(exampleConnection.name).map(({ address }) => address)).toContain(`#connection=${exampleConnection.id}`);
});

test('every address leads to the section that it is said to be in', () => {
  for (const { address, section } of find('')) expect(parsePlace(address).section).toBe(section);
});

test('what is not there is not found', () => {
  expect(find('no such setting')).toEqual([]);
});
