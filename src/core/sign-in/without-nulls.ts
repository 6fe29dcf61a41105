import * as v from 'valibot';

const objectSchema = v.record(v.string(), v.unknown());

/** A key in a list of keys is the deepest part of an answer that is read. */
const deepest = 3;

/**
 * A provider's answer without the members that are `null`, at any level that is read. Some providers send `null` for a
 * member that they do not have.
 */
export function withoutNulls(answer: unknown, levels = deepest): unknown {
  if (levels === 0) return answer;
  if (Array.isArray(answer)) {
    return answer.filter(item => item !== null).map(item => withoutNulls(item, levels - 1));
  }
  const parsed = v.safeParse(objectSchema, answer);
  if (!parsed.success) return answer;
  const members = Object.entries(parsed.output).filter(([, value]) => value !== null);
  return Object.fromEntries(members.map(([name, value]) => [name, withoutNulls(value, levels - 1)]));
}
