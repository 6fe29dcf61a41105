import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { findPartition } from './partition';
import { describeRegion, isOptInRegion, regionNames } from './regions';

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

test('101: the regions that accounts enable one by one are those that AWS lists as such, and all that are not listed', () => {
  // https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
  expect(Object.keys(regionNames).filter(isOptInRegion)).toEqual([
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
    ...['ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1'],
    ...['me-central-1', 'me-south-1', 'mx-central-1'],
  ]);
  expect(['me-west-1', 'sa-west-1', 'eu-west-9'].map(isOptInRegion)).toEqual([true, true, true]);
  expect(['cn-north-1', 'us-gov-west-1', 'nowhere', ''].map(isOptInRegion)).toEqual([false, false, false, false]);
});
