import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { exampleDocument, studioProfile } from '../../../test/support/example-document';
import { fewRuns } from '../../../test/support/generated-documents';
import { joinConfiguration, splitConfiguration } from './join-configuration';
import { mergeAreas } from './merge-areas';
import { planEntries } from './store-edits';
import { entrySchema, profileKey, type StoredEntry, type StoredItems } from './store-layout';
import { findReplaced, ownKey } from './store-replaced';

const key = profileKey('prod-lab');
const start: StoredItems = splitConfiguration(exampleDocument, 1);

/** What a computer stores when the person gives the profile this name, at this time of its clock. */
function edit(seen: StoredItems, name: string, now: number): StoredEntry {
  const { configuration } = joinConfiguration(seen);
  const profiles = configuration.profiles.map(profile => (profile.id === 'prod-lab' ? { ...profile, name } : profile));
  const entry = planEntries({ ...configuration, profiles }, seen, now)[key];
  if (!entry) throw new Error('The profile is gone');
  return entry;
}

const nameIn = (items: StoredItems) =>
  joinConfiguration(items).configuration.profiles.find(({ id }) => id === 'prod-lab')?.name;
const replacedNames = (items: StoredItems) => findReplaced(items).map(({ own }) => Object(own.value).name);

describe('61: two machines edit at once over sync: deterministic, nothing silently lost:', () => {
  test.each<[name: string, aClock: number, bClock: number]>([
    ['one after the other', 10, 20],
    ['in the same millisecond', 10, 10],
    ['with a clock that is an hour late', 3_600_000, 10],
    ['with a clock that is before all that is stored', 10, -5],
  ])('%s', (_, aClock, bClock) => {
    const a = edit(start, 'A', aClock);
    const b = edit(start, 'B', bClock);
    for (const arrived of [a, b]) {
      // The browser keeps the one that arrives last, on every computer.
      const onA = mergeAreas({ [ownKey(key)]: a }, { ...start, [key]: arrived });
      const onB = mergeAreas({ [ownKey(key)]: b }, { ...start, [key]: arrived });
      expect(nameIn(onA)).toBe(nameIn(onB));
      expect([nameIn(onA), ...replacedNames(onA), ...replacedNames(onB)].sort()).toEqual(['A', 'B']);
    }
  });

  test('edits of different entries are all kept', () => {
    const a = edit(start, 'A', 10);
    const { configuration } = joinConfiguration(start);
    const connections = configuration.connections.map(connection => ({ ...connection, name: 'B' }));
    const ofB = planEntries({ ...configuration, connections }, start, 10);
    const both = joinConfiguration({ ...start, [key]: a, 'connection:acme': ofB['connection:acme'] }).configuration;
    expect([nameIn({ ...start, [key]: a }), both.connections[0]?.name, both.profiles[0]?.name]).toEqual([
      'A',
      'B',
      'A',
    ]);
  });

  test('an edit that the other computer had seen is not said to be lost', () => {
    const a = edit(start, 'A', 10);
    let seen: StoredItems = { ...start, [key]: a };
    for (let round = 0; round < 20; round += 1) {
      seen = { ...seen, [key]: edit(seen, `B${round}`, 11) };
      expect(findReplaced({ ...seen, [ownKey(key)]: a })).toEqual([]);
    }
  });

  // No time limit: how many cases a machine gets through in it says nothing.
  test('any edits of three computers, arriving in any order: the last of each counts, was seen by a later one, or is found', {
    timeout: 0,
  }, () => {
    const step = fc.record({
      computer: fc.nat(2),
      clock: fc.integer({ min: -50, max: 50 }),
      // How many of the others' edits, which are under way, arrive before it.
      arrive: fc.nat(2),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 7 }), steps => {
        let cloud = start;
        const waiting: StoredEntry[] = [];
        const own = new Map<number, StoredEntry>();
        const seenBy = new Map<number, StoredItems>();
        const deliver = (index: number) => {
          const [arrived] = waiting.splice(index % waiting.length, 1);
          if (arrived) cloud = { ...cloud, [key]: arrived };
          for (const computer of [0, 1, 2]) seenBy.set(computer, cloud);
        };
        steps.forEach(({ computer, clock, arrive, pick }, index) => {
          for (let count = 0; count < arrive && waiting.length > 0; count += 1) deliver(pick + count);
          const entry = edit(seenBy.get(computer) ?? cloud, `${computer}-${index}`, clock);
          own.set(computer, entry);
          seenBy.set(computer, { ...cloud, [key]: entry });
          waiting.push(entry);
        });
        while (waiting.length > 0) deliver(0);
        for (const [computer, entry] of own) {
          const items = { ...cloud, [ownKey(key)]: entry };
          const current = v.parse(entrySchema, cloud[key]);
          const isIn = current.savedAt === entry.savedAt || current.history?.includes(entry.savedAt);
          if (!isIn) expect(replacedNames(items)).toEqual([Object(entry.value).name]);
          expect(nameIn(items), String(computer)).toBe(nameIn(cloud));
        }
      }),
      fewRuns,
    );
  });

  test.each<[name: string, items: StoredItems]>([
    ['no entry', { [ownKey(key)]: 'broken', [key]: start[key] }],
    ['what replaced it cannot be read', { [ownKey(key)]: start[key], [key]: 'broken' }],
    ['the same', { [ownKey(key)]: start[key], [key]: { position: 9, savedAt: 9, value: studioProfile } }],
  ])('nothing is found of %s', (_, items) => {
    expect(findReplaced(items)).toEqual([]);
  });
});
