import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewRuns } from '../../../test/support/generated-documents';
import { planPositions } from './plan-positions';

/** In the order that is wanted. */
const idsOf = (places: readonly unknown[]) => places.map((_, index) => String.fromCharCode(97 + index));

test.each<[name: string, places: (number | undefined)[], expected: number[]]>([
  ['all are new', [undefined, undefined, undefined], [0, 1, 2]],
  ['one was deleted', [0, 2, 3], [0, 2, 3]],
  ['one is new at the end', [0, 2, undefined], [0, 2, 3]],
  ['one is new at the beginning', [undefined, 0, 1], [-1, 0, 1]],
  ['two are new in between', [0, undefined, undefined, 3], [0, 1, 2, 3]],
  ['one was moved up', [2, 0, 1], [-1, 0, 1]],
  ['one was moved down', [1, 2, 0, 3], [1, 2, 2.5, 3]],
  ['two computers gave the same place, and the ID decides', [1, 1, 2], [1, 1, 2]],
])('%s', (_, places, expected) => {
  expect(planPositions(places, idsOf(places))).toEqual(expected);
});

test('where no number is left in between, all are given new ones', () => {
  expect(planPositions([1, undefined, 1 + Number.EPSILON], ['b', 'a', 'c'])).toEqual([0, 1, 2]);
});

test('any order: they increase, and no more are new than have to be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined }), { maxLength: 12 }),
      places => {
        const planned = planPositions(places, idsOf(places));
        expect(planned).toHaveLength(places.length);
        for (const [index, place] of planned.entries())
          if (index > 0) expect(place).toBeGreaterThanOrEqual(planned[index - 1] ?? 0);
        const isInOrder = places.every((place, index) => index === 0 || (place ?? 0) >= (places[index - 1] ?? 0));
        if (isInOrder && !places.includes(undefined)) expect(planned).toEqual(places);
      },
    ),
    fewRuns,
  );
});
