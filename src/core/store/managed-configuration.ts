import * as v from 'valibot';
import type { Configuration } from '../configuration/configuration';
import { type Connection, connectionSchema } from '../configuration/connection';
import { type Profile, profileSchema } from '../configuration/profile';
import { dropSecrets } from '../import/drop-secrets';
import { type ParsedJson, parseJsonText } from '../import/json-text';
import { type Problem, shortenFound } from '../words/describe-issue';
import { entryLimits } from '../words/entry-limits';
import { message } from '../words/message';
import { type ManagedSettings, managedSettingsSchema, restrictions, settledSchema } from './managed-settings';

/** What an administrator's policy sets. */
export interface ManagedConfiguration extends Pick<Configuration, 'connections' | 'profiles' | 'defaultProfile'> {
  readonly settings: ManagedSettings;
  /** The parts of the policy that could not be read; all others apply. describe-managed-problem.ts has the words. */
  readonly problems: readonly ManagedProblem[];
}

/** Where something is wrong (`configuration.profiles.0.domainId`), what, and what is there instead. */
export type ManagedProblem =
  | { readonly path: string; readonly reason: ManagedReason; readonly found: unknown }
  | { readonly path: string; readonly issue: v.BaseIssue<unknown> }
  | { readonly path: string; readonly problem: Problem };

export type ManagedReason =
  | 'unknown-member'
  | 'misplaced'
  | 'secret'
  | 'too-many'
  | 'not-an-object'
  | 'not-a-list'
  | 'repeated-id'
  | 'no-connection'
  | 'no-profile';

export const managedMembers = ['configuration', 'configurationJson', ...Object.keys(managedSettingsSchema.entries)];

/**
 * Reads a policy as the browser hands it over: a configuration document as an object (`configuration`) or as JSON
 * (`configurationJson`), and settings beside it. Only wrong parts are skipped, each with its place and the reason.
 * Never throws.
 */
export function parseManagedConfiguration(policy: unknown): ManagedConfiguration {
  const problems: ManagedProblem[] = [];
  const members = isMembers(policy) ? policy : {};
  for (const name of Object.keys(members)) {
    if (!managedMembers.includes(name))
      problems.push({ path: shortenFound(name), reason: 'unknown-member', found: name });
  }
  const { document: read, path } = readDocument(members, problems);
  const document = withoutSecrets(read, path, problems);
  const connections = readList(document, 'connections', connectionSchema, path, problems);
  const ids = new Set(connections.map(({ value }) => value.id));
  const profiles = readList(document, 'profiles', profileSchema, path, problems).filter(({ value, at }) => {
    const { connection } = value;
    if (!ids.has(connection)) problems.push({ path: `${at}.connection`, reason: 'no-connection', found: connection });
    return ids.has(connection);
  });
  const { defaultProfile: found } = document;
  const byDefault = profiles.find(({ value }) => value.id === found)?.value.id;
  if (found !== undefined && byDefault === undefined) {
    problems.push({ path: `${path}.defaultProfile`, reason: 'no-profile', found });
  }
  return {
    connections: connections.map(({ value }) => value),
    profiles: profiles.map(({ value }) => value),
    ...(byDefault !== undefined && { defaultProfile: byDefault }),
    settings: readSettings(members, document, path, problems),
    problems,
  };
}

/** `configurationJson` takes precedence: an administrator who uses a registry pastes the document as text. */
function readDocument(members: Members, problems: ManagedProblem[]): { document: Members; path: string } {
  const { configuration, configurationJson: text } = members;
  const path = text === undefined ? 'configuration' : 'configurationJson';
  // `configurationJson` may hold the document as an object, too.
  const parsed: ParsedJson =
    typeof text === 'string' ? parseJsonText(text) : { ok: true, value: text ?? configuration };
  if (!parsed.ok) {
    problems.push({ path, problem: withoutText(parsed.problem) });
    return { document: {}, path };
  }
  const document = parsed.value;
  if (isMembers(document)) return { document, path };
  if (document !== undefined) problems.push({ path, reason: 'not-an-object', found: document });
  return { document: {}, path };
}

/** Reports only the place in a broken text, since the text itself may contain anything. A text too long has no place. */
function withoutText(problem: Problem): Problem {
  if (problem.path === '') return problem;
  return { path: '', expected: 'JSON', found: message('foundNoJson', { place: problem.path }) };
}

/** Everybody who uses the browser can read a policy, so secrets in it are dropped, and never shown or handed on. */
function withoutSecrets(read: Members, path: string, problems: ManagedProblem[]): Members {
  const { value, dropped } = dropSecrets(read);
  for (const secret of dropped) problems.push({ path: `${path}.${secret.path}`, reason: 'secret', found: '…' });
  return isMembers(value) ? value : {};
}

function readList<T extends Connection | Profile>(
  document: Members,
  list: 'connections' | 'profiles',
  schema: v.GenericSchema<unknown, T>,
  path: string,
  problems: ManagedProblem[],
): { readonly value: T; readonly at: string }[] {
  const entries = document[list] ?? [];
  if (!Array.isArray(entries)) {
    problems.push({ path: `${path}.${list}`, reason: 'not-a-list', found: entries });
    return [];
  }
  const most = entryLimits[list];
  if (entries.length > most) problems.push({ path: `${path}.${list}`, reason: 'too-many', found: entries.length });
  const read = new Map<string, { value: T; at: string }>();
  for (const [index, entry] of entries.slice(0, most).entries()) {
    const at = `${path}.${list}.${index}`;
    const parsed = v.safeParse(schema, entry);
    if (!parsed.success) problems.push(...parsed.issues.map(issue => ({ path: at, issue })));
    else if (read.has(parsed.output.id)) {
      problems.push({ path: `${at}.id`, reason: 'repeated-id', found: parsed.output.id });
    } else read.set(parsed.output.id, { value: parsed.output, at });
  }
  return [...read.values()];
}

/**
 * Reads each setting by itself, so that a wrong one does not affect the others. A setting in another letter case
 * counts, since a registry ignores case. A setting inside the document, or in a list of settings beside it, counts, too,
 * and is reported as misplaced.
 */
function readSettings(members: Members, document: Members, path: string, problems: ManagedProblem[]): ManagedSettings {
  const ofDocument = isMembers(document.settings) ? document.settings : {};
  const beside = isMembers(members.settings) ? members.settings : {};
  const places = [
    { at: '', given: members },
    { at: 'settings.', given: beside },
    { at: `${path}.settings.`, given: ofDocument },
    { at: `${path}.`, given: document },
  ];
  const settings: Record<string, unknown> = {};
  const restricted = new Map<string, unknown>(Object.entries(restrictions));
  for (const [name, schema] of Object.entries(managedSettingsSchema.entries)) {
    const found = places.flatMap(({ at, given }) => findMembers(given, name).map(member => ({ ...member, at })));
    const [first] = found;
    if (!first) continue;
    const isInPlace = first.name === name && (first.at === '' || name === 'sharedFile');
    if (!isInPlace && first.at !== '')
      problems.push({ path: `${first.at}${first.name}`, reason: 'misplaced', found: name });
    // A registry has no Booleans, only 1 and 0.
    const { value } = first;
    const parsed = v.safeParse(schema, value === 1 || value === 0 ? value === 1 : value);
    settings[name] = parsed.success ? parsed.output : restricted.get(name);
    if (!parsed.success) problems.push({ path: `${first.at}${first.name}`, issue: parsed.issues[0] });
  }
  return v.parse(settledSchema, settings);
}

interface FoundMember {
  readonly name: string;
  readonly value: unknown;
}

/** The member with exactly this name, or else the members whose names differ only in case. */
function findMembers(given: Members, name: string): FoundMember[] {
  const names = Object.keys(given).filter(written => written.toLowerCase() === name.toLowerCase());
  const found = names.includes(name) ? [name] : names;
  return found.flatMap(written => (given[written] === undefined ? [] : [{ name: written, value: given[written] }]));
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
