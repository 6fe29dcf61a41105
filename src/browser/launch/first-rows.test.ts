import { expect, test } from 'vitest';
import { exampleConnection, guestConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Profile } from '../../core/configuration/profile';
import type { ShownConfiguration } from '../store/configuration-store';

const fake = useFreshBrowser();

const profile = (number: number, changes: Partial<Profile> = {}): Profile =>
  ({ ...studioProfile, id: `p${number}`, name: `Profile ${number}`, ...changes }) as Profile;

const shown = (profiles: readonly Profile[], locked: readonly string[] = []): ShownConfiguration => ({
  configuration: { version: 1, connections: [exampleConnection, guestConnection], profiles: [...profiles] },
  locked,
});

const thousands = Array.from({ length: 5_000 }, (_, index) => profile(index));

async function keep(kept: ShownConfiguration, recentIds: readonly string[] = []) {
  const { keepFirstRows } = await import('./first-rows');
  await keepFirstRows(kept, recentIds);
}

async function find(recentIds: readonly string[] = []) {
  const { findFirstRows } = await import('./first-rows');
  return findFirstRows(await fake.storage.session.get(null), recentIds);
}

test('there are none before a popup has kept some', async () => {
  expect(await find()).toBeUndefined();
});

test('of thousands of profiles the first ones are kept, with their connections and the totals', async () => {
  await keep(shown(thousands, ['p3', 'p4999']));
  const rows = await find();
  expect(rows?.profiles.map(({ id }) => id)).toEqual(thousands.slice(0, 64).map(({ id }) => id));
  expect(rows?.connections).toEqual([exampleConnection]);
  expect(rows?.total).toEqual({ profiles: 5_000, connections: 2 });
  expect(rows?.locked).toEqual(['p3']);
});

test('they have what the list begins with, and stay in the document’s order, on which the numbers depend', async () => {
  await keep(shown([...thousands.slice(0, 4_000), profile(4_000, { pinned: true })]), ['p3000', 'p2000']);
  const ids = (await find())?.profiles.map(({ id }) => id);
  expect(ids?.slice(-3)).toEqual(['p2000', 'p3000', 'p4000']);
  expect(ids?.slice(0, 9)).toEqual(thousands.slice(0, 9).map(({ id }) => id));
});

test.each<[what: string, recentIds: readonly string[], isFound: boolean]>([
  ['nothing was launched since', ['p3000'], true],
  ['one of them was launched since', ['p1', 'p3000'], true],
  ['a profile was launched that is gone by now, as before', ['gone', 'p3000'], true],
  ['one that is not among them was launched since', ['p4000', 'p3000'], false],
])('where %s, they are found: %s', async (_what, recentIds, isFound) => {
  await keep(shown(thousands), ['p3000', 'gone']);
  expect((await find(recentIds)) !== undefined).toBe(isFound);
});

test('they are gone when they are forgotten', async () => {
  const { forgetFirstRows } = await import('./first-rows');
  await keep(shown(thousands));
  await forgetFirstRows();
  expect(await find()).toBeUndefined();
});

test('what cannot be read is no row', async () => {
  await fake.storage.session.set({ firstRows: { profiles: [{ name: 1 }] } });
  expect(await find()).toBeUndefined();
});
