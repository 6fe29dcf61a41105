import { describe, expect, test } from 'vitest';
import { planSync, syncQuota } from './sync-plan';

const entry = (bytes: number) => ({ position: 0, savedAt: 0, value: 'x'.repeat(bytes) });
const many = (count: number, bytes: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`profile:${index}`, entry(bytes)]));

function bytesOf(items: object): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
}

test('what fits goes to storage.sync, and nothing stays behind', () => {
  expect(planSync(many(100, 300)).local).toEqual({});
});

test('55: storage.sync over 8,192 bytes an item: it stays on this computer, and the others go', () => {
  const plan = planSync({ small: entry(10), large: entry(8_192), last: entry(10) });
  expect(Object.keys(plan.sync)).toEqual(['small', 'last']);
  expect(Object.keys(plan.local)).toEqual(['large']);
});

test('bytes are counted in UTF-8, as the browser does', () => {
  const wide = { position: 0, savedAt: 0, value: 'ä'.repeat(4_100) };
  expect(Object.keys(planSync({ wide }).local)).toEqual(['wide']);
});

test('55: bytes are counted as Chromium writes JSON: large numbers with an exponent, and < in six characters', () => {
  // Measured in Chromium: {"position":3,"savedAt":1795979153576,"value":"<<…"} is 5 bytes longer for each of both.
  const at = (value: string) => ({ position: 3, savedAt: 1_795_979_153_576, value });
  const plain = JSON.stringify(at('')).length + 'profile:a'.length;
  const brackets = Math.ceil((8_192 - plain) / 6);
  expect(Object.keys(planSync({ 'profile:a': at('<'.repeat(brackets)) }).local)).toEqual(['profile:a']);
  const many400 = Object.fromEntries(
    Array.from({ length: 480 }, (_, index) => [`profile:${index}`, at('x'.repeat(148))]),
  );
  const { sync } = planSync(many400);
  const counted = Object.entries(sync).reduce(
    (sum, [key, item]) => sum + key.length + JSON.stringify(item).length + 5,
    0,
  );
  expect(counted).toBeLessThan(syncQuota.bytes - 2_048);
});

describe.each([
  ['bytes', many(300, 1_000)],
  ['items', many(600, 10)],
])('55: storage.sync over its quota of %s', (_, items) => {
  const plan = planSync(items);

  test('is cut within the quota', () => {
    expect(bytesOf(plan.sync)).toBeLessThan(syncQuota.bytes);
    expect(Object.keys(plan.sync).length).toBeLessThan(syncQuota.items);
    expect(Object.keys(plan.sync).length).toBeGreaterThan(50);
  });

  test('loses nothing', () => {
    expect({ ...plan.sync, ...plan.local }).toEqual(items);
  });

  test('gives the same plan again', () => {
    expect(planSync(items)).toEqual(plan);
  });
});
