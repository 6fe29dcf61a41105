import * as v from 'valibot';
import type { ConstrainedField } from '../aws/aws-constraints';
import { expectedValues } from '../aws/expected-values';
import { fitsConstraint } from '../aws/fits-constraint';
import { type ProfileType, profileSchemas } from '../configuration/profile';
import { type DroppedSecret, dropSecrets } from '../import/drop-secrets';
import { withoutMark } from '../import/json-text';
import { readDocument } from '../import/read-documents';
import { findType, kindOf, profileTypes } from '../kinds/kinds';
import { isReservedName } from '../util/reserved-names';
import { type Problem, shorten } from '../words/describe-issue';
import { message, type Words } from '../words/message';
import { findTooLong } from '../words/text-limits';

export { formatCliCommand, formatCliInput } from './cli-command';

/** The members of a profile that the AWS CLI does not know. */
const unsaid = ['id', 'name', 'connection'] as const;

const cliSchemas = {
  studio: v.omit(profileSchemas.studio, unsaid),
  notebookInstance: v.omit(profileSchemas.notebookInstance, unsaid),
} satisfies Record<ProfileType, unknown>;

/** A profile from the AWS CLI's input: all members except the id, the name and the connection. */
export type CliProfile = v.InferOutput<(typeof cliSchemas)[ProfileType]>;

/** A profile as it was read, and the secrets that were left out of the text. */
export type ParsedCliInput = ParsedMembers & { readonly dropped: readonly DroppedSecret[] };

type ParsedMembers =
  | { readonly ok: true; readonly profile: CliProfile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses the AWS CLI's own input of `create-presigned-domain-url` or `create-presigned-notebook-instance-url`, as JSON
 * or YAML, such as `--generate-cli-skeleton` makes it: members that are empty, 0 or null are not set. Values are held
 * against AWS's bounds, and members that the call does not have are refused, as the CLI refuses them. Secrets are left
 * out. Never throws.
 */
export function parseCliInput(text: string): ParsedCliInput {
  const tooLong = findTooLong(text);
  if (tooLong) return { ...refuse(tooLong), dropped: [] };
  const read = readDocument(withoutMark(text));
  if ('problem' in read) return { ...refuse(read.problem), dropped: [] };
  const { value, dropped } = dropSecrets(read.values[0]);
  return { ...parseMembers(value), dropped };
}

function parseMembers(value: unknown): ParsedMembers {
  if (!isRecord(value)) {
    return refuse({ path: '', expected: message('expectedCallObject'), found: describeValue(value) });
  }
  const type = findCalledType(value);
  const { callMembers, required } = kindOf(type);
  const members = Object.entries(callMembers);
  const given = new Map(Object.entries(value).filter(([name, member]) => isReservedName(name) || !isUnset(member)));
  const problems = [
    ...members.flatMap(([name, field]) => judgeMember(name, field, given.get(name), required.includes(field))),
    ...[...given]
      .filter(([name]) => !Object.hasOwn(callMembers, name))
      .map(([name, member]) => ({
        path: shorten(name),
        expected: message('expectedOnly', { members: Object.keys(callMembers).join(', ') }),
        found: describeValue(member),
      })),
  ];
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  const set = members.flatMap(([name, field]) => (given.has(name) ? [[field, given.get(name)] as const] : []));
  return { ok: true, profile: parseCliProfile({ type, ...Object.fromEntries(set) }) };
}

/** The profile of members that have been checked. Throws for a member of the wrong type. */
export function parseCliProfile(members: { readonly type: ProfileType }): CliProfile {
  return v.parse(cliSchemas[members.type], members);
}

/** Not by valibot, whose records leave out a member named `__proto__` without a word. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind whose call the input is of. A skeleton names all members of its own call, set or not. */
function findCalledType(record: Readonly<Record<string, unknown>>): ProfileType {
  const hasRequired = (type: ProfileType, isThere: (name: string) => boolean) => {
    const { callMembers, required } = kindOf(type);
    return Object.entries(callMembers).some(([name, field]) => required.includes(field) && isThere(name));
  };
  const isSet = (type: ProfileType) => hasRequired(type, name => !isUnset(record[name]));
  const isNamed = (type: ProfileType) => hasRequired(type, name => Object.hasOwn(record, name));
  return findType(profileTypes.some(isSet) ? isSet : isNamed);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}

function judgeMember(name: string, field: ConstrainedField, value: unknown, isRequired: boolean): Problem[] {
  if (value === undefined && !isRequired) return [];
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
