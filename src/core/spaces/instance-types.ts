import { findHiddenTypes, isInstanceType } from './resource-spec';

/**
 * The instance types of `known` that a domain shows in Studio, by AWS's answer to DescribeDomain, the smaller ones of each
 * family first. All of them if the domain hides none, or its answer is not known.
 */
export function findShownTypes(known: readonly string[], domain: unknown): string[] {
  const hidden = new Set(findHiddenTypes(domain));
  return known.filter(type => isInstanceType(type) && !hidden.has(type)).sort(compareTypes);
}

const sizes = ['nano', 'micro', 'small', 'medium', 'large', 'xlarge'];

function compareTypes(one: string, other: string): number {
  const [[, family = '', size = ''], [, otherFamily = '', otherSize = '']] = [one.split('.'), other.split('.')];
  if (family !== otherFamily) return family < otherFamily ? -1 : 1;
  return sizeOf(size) - sizeOf(otherSize);
}

/** `2xlarge` is two of `xlarge`; what is not known comes last. */
function sizeOf(size: string): number {
  const [, count = '', name = ''] = /^(\d*)([a-z]+)$/.exec(size) ?? [];
  const at = sizes.indexOf(name);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at + Number(count || 1);
}
