import { load, YAMLException } from 'js-yaml';
import * as v from 'valibot';
import type { ConstrainedField } from './aws-constraints';
import { type Problem, shorten } from './describe-issue';
import { type DroppedSecret, dropSecrets } from './drop-secrets';
import { expectedValues } from './expected-values';
import { fitsConstraint } from './fits-constraint';
import { findJsonProblem } from './json-problem';
import { message, type Words } from './message';
import { isReservedName } from './reserved-names';
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

/** A profile as it was read, and the secrets that were left out of the text. */
export type ParsedCliInput = ParsedMembers & { readonly dropped: readonly DroppedSecret[] };

type ParsedMembers =
  | { readonly ok: true; readonly profile: CliProfile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses the AWS CLI's own input of `create-presigned-domain-url` or `create-presigned-notebook-instance-url`, as JSON or
 * YAML, such as `--generate-cli-skeleton` makes it: members that are empty, 0 or null are not set. Values are held
 * against AWS's bounds, and members that the call does not have are refused, as the CLI refuses them. Secrets are left
 * out. Never throws.
 */
export function parseCliInput(text: string): ParsedCliInput {
  const tooLong = findTooLong(text);
  if (tooLong) return { ...refuse(tooLong), dropped: [] };
  const read = readText(text);
  if ('problem' in read) return { ...refuse(read.problem), dropped: [] };
  const { value, dropped } = dropSecrets(read.value);
  return { ...parseMembers(value), dropped };
}

type Read = { readonly value: unknown } | { readonly problem: Problem };

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
    const path = mark ? message('place', { line: mark.line + 1, column: mark.column + 1 }) : '';
    if (reason.includes('maxDepth')) {
      return {
        problem: {
          path,
          expected: message('expectedLevels', { levels: textLimits.levels }),
          found: message('foundDeeper'),
        },
      };
    }
    if (reason.includes('maxAliases'))
      return { problem: { path, expected: message('expectedNoAliases'), found: message('foundAlias') } };
    return { problem: { path, expected: message('expectedJsonOrYaml'), found: shorten(reason) } };
  }
}

function parseMembers(value: unknown): ParsedMembers {
  if (!isRecord(value)) {
    return refuse({ path: '', expected: message('expectedCallObject'), found: describeValue(value) });
  }
  const isNotebookInstance = isOfNotebookInstance(value);
  const members: Readonly<Record<string, ConstrainedField>> = isNotebookInstance
    ? notebookInstanceMembers
    : studioMembers;
  const given = new Map(Object.entries(value).filter(([name, member]) => isReservedName(name) || !isUnset(member)));
  const problems = [
    ...Object.entries(members).flatMap(([name, field]) => judgeMember(name, field, given.get(name))),
    ...[...given]
      .filter(([name]) => !Object.hasOwn(members, name))
      .map(([name, member]) => ({
        path: shorten(name),
        expected: message('expectedOnly', { members: Object.keys(members).join(', ') }),
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

/** Not by valibot, whose records leave out a member named `__proto__` without a word. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A skeleton names all members of its own call, set or not. */
function isOfNotebookInstance(record: Readonly<Record<string, unknown>>): boolean {
  if (!isUnset(record.NotebookInstanceName)) return true;
  return Object.hasOwn(record, 'NotebookInstanceName') && isUnset(record.DomainId) && isUnset(record.UserProfileName);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}

function judgeMember(name: string, field: ConstrainedField, value: unknown): Problem[] {
  if (value === undefined && !requiredMembers.includes(name)) return [];
  return fitsConstraint(field, value)
    ? []
    : [{ path: name, expected: expectedValues[field], found: describeValue(value) }];
}

function describeValue(value: unknown): Words {
  if (value === undefined) return message('foundNothing');
  if (Array.isArray(value)) return message('expectedList');
  if (typeof value === 'object' && value !== null) return message('expectedObject');
  return shorten(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

function refuse(...problems: [Problem, ...Problem[]]): ParsedMembers {
  return { ok: false, problems };
}
