import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { findPartition } from './partition';
import { describeRegion, regionNames } from './regions';

test('every region of the list is in a partition', () => {
  expect(Object.keys(regionNames).filter(region => !findPartition(region))).toEqual([]);
});

test('a region is described by its name and partition; an unlisted one by its ID and partition', () => {
  const inWords = (region: string) => {
    const description = describeRegion(region);
    return description && inEnglish(description);
  };
  expect(inWords('eu-west-1')).toBe('Europe (Ireland) · partition aws');
  expect(inWords('cn-north-1')).toBe('China (Beijing) · partition aws-cn');
  expect(inWords('eu-west-9')).toBe('eu-west-9 · partition aws');
  expect(inWords('nowhere')).toBeUndefined();
});
