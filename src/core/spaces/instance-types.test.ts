import { expect, test } from 'vitest';
import { findShownTypes } from './instance-types';

const known = [
  'system',
  'ml.t3.medium',
  'ml.m5.xlarge',
  'ml.m5.2xlarge',
  'ml.m5.large',
  'ml.m5.16xlarge',
  'ml.g5.xlarge',
];
const hiding = (...HiddenInstanceTypes: unknown[]) => ({
  DefaultUserSettings: { StudioWebPortalSettings: { HiddenInstanceTypes } },
});
const sorted = ['ml.g5.xlarge', 'ml.m5.large', 'ml.m5.xlarge', 'ml.m5.2xlarge', 'ml.m5.16xlarge', 'ml.t3.medium'];

test.each<[string, unknown, string[]]>([
  ['that hides some', hiding('ml.g5.xlarge', 'ml.m5.16xlarge'), sorted.filter(type => !/g5|16x/.test(type))],
  ['that hides none', { DefaultUserSettings: {} }, sorted],
  ['that the role may not ask', undefined, sorted],
  ['whose answer is not AWS’s', hiding(1, 2), sorted],
])(
  '129: of a domain %s, its instance types are shown, the smaller ones of each family first',
  (_name, domain, types) => {
    expect(findShownTypes(known, domain)).toEqual(types);
  },
);
