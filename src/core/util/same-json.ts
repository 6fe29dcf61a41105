/** Whether two JSON values are the same, in whatever order their members stand: storage areas sort them. */
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

/** JSON knows no `undefined`: a member that holds it is none. */
function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
