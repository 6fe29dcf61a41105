import { expect, test } from 'vitest';
import { findPartition } from './partition';
import { describeRegion, regionNames } from './regions';

test('every region of the list is in a partition', () => {
  expect(Object.keys(regionNames).filter(region => !findPartition(region))).toEqual([]);
});

test('a region is described by its name and partition; an unlisted one by its partition alone', () => {
  expect(describeRegion('eu-west-1')).toBe('Europe (Ireland) · partition aws');
  expect(describeRegion('cn-north-1')).toBe('China (Beijing) · partition aws-cn');
  expect(describeRegion('eu-west-9')).toBe('partition aws');
  expect(describeRegion('nowhere')).toBeUndefined();
});
