import { refuse } from './refusal';
import type { ServiceModel, Shape } from './service-model';

/**
 * Judges an input against the service's own model, in AWS's words.
 *
 * Throws the refusal `SerializationException` for a wrong type or an unknown member (AWS itself ignores unknown members;
 * here a typing mistake must show), and `ValidationException` for a missing member or a broken constraint.
 */
export function validateInput(model: ServiceModel, operation: string, input: unknown): void {
  const shape = model.operations[operation]?.input?.shape;
  if (shape === undefined) throw refuse('UnknownOperationException', '');
  const violations = findViolations(model, shape, input, '');
  if (violations.length === 0) return;
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw refuse('ValidationException', `${violations.length} validation ${errors} detected: ${violations.join('; ')}`);
}

function findViolations(model: ServiceModel, name: string, value: unknown, path: string): string[] {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The model has no shape ${name}`);
  switch (shape.type) {
    case 'structure':
      return findStructureViolations(model, shape, value, path);
    case 'map':
      return findMapViolations(model, shape, value, path);
    case 'list':
      return findListViolations(model, shape, value, path);
    case 'string':
      if (typeof value !== 'string') throw wrongType(value, 'a String');
      return [...lengthViolations(shape, value.length, value, path), ...stringViolations(shape, value, path)];
    case 'integer':
    case 'long':
      if (!Number.isInteger(value)) throw wrongType(value, shape.type === 'integer' ? 'an Integer' : 'a Long');
      return valueViolations(shape, Number(value), path);
    case 'timestamp':
    case 'double':
    case 'float':
      if (typeof value !== 'number') throw wrongType(value, 'a Double');
      return valueViolations(shape, value, path);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean');
      return [];
    default:
      throw new Error(`No rule for shapes of type ${shape.type}`);
  }
}

function findStructureViolations(model: ServiceModel, shape: Shape, value: unknown, path: string): string[] {
  const given = parseObject(value);
  const members = shape.members ?? {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(members, name)) throw refuse('SerializationException', `Unknown member: ${name}`);
  }
  return Object.entries(members).flatMap(([name, reference]) => {
    const member = given[name];
    const memberPath = join(path, name.charAt(0).toLowerCase() + name.slice(1));
    if (member !== undefined && member !== null) return findViolations(model, reference.shape, member, memberPath);
    if (shape.required?.includes(name) !== true) return [];
    return [`Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`];
  });
}

function findMapViolations(model: ServiceModel, shape: Shape, value: unknown, path: string): string[] {
  const entries = Object.entries(parseObject(value));
  return [
    ...lengthViolations({ ...shape, sensitive: true }, entries.length, value, path),
    ...entries.flatMap(([key, member]) => [
      ...(shape.key ? findViolations(model, shape.key.shape, key, join(path, 'key')) : []),
      ...(shape.value ? findViolations(model, shape.value.shape, member, join(path, `${key}.member`)) : []),
    ]),
  ];
}

function findListViolations(model: ServiceModel, shape: Shape, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) throw refuse('SerializationException', 'Expected list or null');
  const members: readonly unknown[] = value;
  const { member } = shape;
  return [
    ...lengthViolations({ ...shape, sensitive: true }, members.length, value, path),
    ...(member
      ? members.flatMap((item, i) => findViolations(model, member.shape, item, join(path, `${i + 1}.member`)))
      : []),
  ];
}

function lengthViolations(shape: Shape, length: number, value: unknown, path: string): string[] {
  const { min, max } = shape;
  return [
    ...(min !== undefined && length < min
      ? [violation(shape, value, path, `have length greater than or equal to ${min}`)]
      : []),
    ...(max !== undefined && length > max
      ? [violation(shape, value, path, `have length less than or equal to ${max}`)]
      : []),
  ];
}

function valueViolations(shape: Shape, value: number, path: string): string[] {
  const { min, max } = shape;
  return [
    ...(min !== undefined && value < min
      ? [violation(shape, value, path, `have value greater than or equal to ${min}`)]
      : []),
    ...(max !== undefined && value > max
      ? [violation(shape, value, path, `have value less than or equal to ${max}`)]
      : []),
  ];
}

function stringViolations(shape: Shape, value: string, path: string): string[] {
  const { pattern, enum: values } = shape;
  // AWS matches the whole value: its patterns are anchored, though they do not say so.
  const isMatch = pattern === undefined || toWholePattern(pattern).test(value);
  const isOneOf = values === undefined || values.includes(value);
  return [
    ...(isMatch ? [] : [violation(shape, value, path, `satisfy regular expression pattern: ${pattern}`)]),
    ...(isOneOf ? [] : [violation(shape, value, path, `satisfy enum value set: [${values?.join(', ')}]`)]),
  ];
}

/** A pattern of AWS's models, for a whole value. Classes such as \p{L}, which Java's patterns may have, are known to JavaScript's in Unicode mode alone. */
export function toWholePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
}

/** One constraint in AWS's words; a sensitive value is never repeated, as it may be a token. */
function violation(shape: Shape, value: unknown, path: string, constraint: string): string {
  const shown = shape.sensitive === true ? 'Value' : `Value '${value}'`;
  return `${shown} at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}

function wrongType(value: unknown, wanted: string): Error {
  if (typeof value === 'object')
    return refuse('SerializationException', 'Start of structure or map found where not expected.');
  const found = typeof value === 'boolean' ? `${value}`.toUpperCase() : typeof value === 'number' ? 'NUMBER' : 'STRING';
  return refuse('SerializationException', `${found}_VALUE cannot be converted to ${wanted.replace(/^an? /, '')}`);
}

function parseObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse('SerializationException', 'Unexpected token: expected a structure or map');
  }
  return Object.fromEntries(Object.entries(value));
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
