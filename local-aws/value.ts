/** What JSON can hold: a policy, or a template of CloudFormation's. */
export type Value = string | number | boolean | null | readonly Value[] | Members;
export interface Members {
  readonly [name: string]: Value;
}

/** Whether a value from outside is one that JSON can hold, in all its depth. */
export function isValue(value: unknown): value is Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return true;
  return typeof value === 'object' && Object.values(value).every(isValue);
}

/** The members of what is an object; an error that says what it is instead. */
export function members(value: Value | undefined): Members {
  if (isMembers(value)) return value;
  throw new TypeError(`not an object: ${JSON.stringify(value)}`);
}

export function isMembers(value: Value | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list as it is, anything else as a list of one, nothing as none. */
export function list(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function text(value: Value | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`not a text: ${JSON.stringify(value)}`);
}
