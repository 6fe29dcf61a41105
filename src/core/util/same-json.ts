/** Whether two JSON values are the same. The order of members does not matter, since storage areas sort members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [first, second] = [definedEntries(a), definedEntries(b)];
  const other = new Map(second);
  return (
    first.length === second.length && first.every(([key, value]) => other.has(key) && isSameJson(value, other.get(key)))
  );
}

/** JSON has no `undefined`, so members with that value are left out. */
function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
