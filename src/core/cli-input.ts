import { load, YAMLException } from 'js-yaml';
import * as v from 'valibot';
import type { ConstrainedField } from './aws-constraints';
import type { ConfigurationProblem } from './configuration';
import { findFieldProblem } from './field-problem';
import { findJsonProblem } from './json-problem';
import { findTooLong, textLimits } from './text-limits';

export { formatCliCommand, formatCliInput } from './cli-command';

const studioMembers = {
  DomainId: 'domainId',
  UserProfileName: 'userProfileName',
  SpaceName: 'spaceName',
  LandingUri: 'landingUri',
  ExpiresInSeconds: 'expiresInSeconds',
  SessionExpirationDurationInSeconds: 'sessionExpirationDurationInSeconds',
} as const;

const notebookInstanceMembers = {
  NotebookInstanceName: 'notebookInstanceName',
  SessionExpirationDurationInSeconds: 'sessionExpirationDurationInSeconds',
} as const;

const requiredMembers: readonly string[] = ['DomainId', 'UserProfileName', 'NotebookInstanceName'];

const studioSchema = v.pipe(
  v.object({
    domainId: v.string(),
    userProfileName: v.string(),
    spaceName: v.exactOptional(v.string()),
    landingUri: v.exactOptional(v.string()),
    expiresInSeconds: v.exactOptional(v.number()),
    sessionExpirationDurationInSeconds: v.exactOptional(v.number()),
  }),
  v.transform(profile => ({ type: 'studio' as const, ...profile })),
  v.readonly(),
);

const notebookInstanceSchema = v.pipe(
  v.object({
    notebookInstanceName: v.string(),
    sessionExpirationDurationInSeconds: v.exactOptional(v.number()),
  }),
  v.transform(profile => ({ type: 'notebookInstance' as const, ...profile })),
  v.readonly(),
);

/** What the AWS CLI's input says of a profile: all that a profile has, but for its id, its name and its connection. */
export type CliProfile = v.InferOutput<typeof studioSchema> | v.InferOutput<typeof notebookInstanceSchema>;

export type ParsedCliInput =
  | { readonly ok: true; readonly profile: CliProfile }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

/**
 * Parses the AWS CLI's own input of `create-presigned-domain-url` or `create-presigned-notebook-instance-url`, as JSON or
 * YAML, such as `--generate-cli-skeleton` makes it: members that are empty, 0 or null are not set. Values are held
 * against AWS's bounds, and members that the call does not have are refused, as the CLI refuses them. Never throws.
 */
export function parseCliInput(text: string): ParsedCliInput {
  const tooLong = findTooLong(text);
  if (tooLong) return refuse(tooLong);
  const read = readText(text);
  return 'problem' in read ? refuse(read.problem) : parseMembers(read.value);
}

type Read = { readonly value: unknown } | { readonly problem: ConfigurationProblem };

function readText(text: string): Read {
  if (!/^\s*[[{]/.test(text)) return readYaml(text);
  const problem = findJsonProblem(text);
  if (!problem) return { value: JSON.parse(text) };
  // What begins with a brace may still be YAML; if it is not, the JSON's problem is the one to tell.
  const yaml = readYaml(text);
  return 'problem' in yaml ? { problem } : yaml;
}

function readYaml(text: string): Read {
  try {
    // Its default schema has JSON's types and no others. Without aliases nothing in a document is there twice.
    return { value: load(text, { maxDepth: textLimits.levels, maxAliases: 0 }) };
  } catch (error) {
    const { reason, mark } = error instanceof YAMLException ? error : { reason: 'something else' };
    const path = mark ? `line ${mark.line + 1}, column ${mark.column + 1}` : '';
    if (reason.includes('maxDepth')) {
      return { problem: { path, expected: `at most ${textLimits.levels} levels`, found: 'a deeper one' } };
    }
    if (reason.includes('maxAliases')) return { problem: { path, expected: 'no aliases', found: 'an alias' } };
    return { problem: { path, expected: 'JSON or YAML', found: shorten(reason) } };
  }
}

function parseMembers(value: unknown): ParsedCliInput {
  const record = v.safeParse(v.record(v.string(), v.unknown()), value);
  if (!record.success || Array.isArray(value)) {
    return refuse({ path: '', expected: 'an object with the members of the call', found: describeValue(value) });
  }
  const isNotebookInstance = isOfNotebookInstance(record.output);
  const members: Readonly<Record<string, ConstrainedField>> = isNotebookInstance
    ? notebookInstanceMembers
    : studioMembers;
  const given = new Map(Object.entries(record.output).filter(([, member]) => !isUnset(member)));
  const problems = [
    ...Object.entries(members).flatMap(([name, field]) => judgeMember(name, field, given.get(name))),
    ...[...given]
      .filter(([name]) => !Object.hasOwn(members, name))
      .map(([name, member]) => ({
        path: shorten(name),
        expected: `only ${Object.keys(members).join(', ')}`,
        found: describeValue(member),
      })),
  ];
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  const fields = Object.fromEntries(Object.entries(members).map(([name, field]) => [field, given.get(name)]));
  const set = Object.fromEntries(Object.entries(fields).filter(([, member]) => member !== undefined));
  return {
    ok: true,
    profile: isNotebookInstance ? v.parse(notebookInstanceSchema, set) : v.parse(studioSchema, set),
  };
}

/** A skeleton names all members of its own call, set or not. */
function isOfNotebookInstance(record: Readonly<Record<string, unknown>>): boolean {
  if (!isUnset(record.NotebookInstanceName)) return true;
  return Object.hasOwn(record, 'NotebookInstanceName') && isUnset(record.DomainId) && isUnset(record.UserProfileName);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}

function judgeMember(name: string, field: ConstrainedField, value: unknown): ConfigurationProblem[] {
  if (value === undefined && !requiredMembers.includes(name)) return [];
  const problem = findFieldProblem(field, value);
  return problem ? [{ path: name, expected: problem.expected, found: describeValue(value) }] : [];
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return shorten(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function refuse(...problems: [ConfigurationProblem, ...ConfigurationProblem[]]): ParsedCliInput {
  return { ok: false, problems };
}
