import * as v from 'valibot';

const objectSchema = v.record(v.string(), v.unknown());

/**
 * A provider's answer without the members that are `null`. Some providers send `null` for a member that they do not
 * have. Anything but an object stays as it is.
 */
export function withoutNulls(answer: unknown): unknown {
  const parsed = v.safeParse(objectSchema, answer);
  if (!parsed.success || Array.isArray(answer)) return answer;
  return Object.fromEntries(Object.entries(parsed.output).filter(([, value]) => value !== null));
}
