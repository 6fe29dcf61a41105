import * as v from 'valibot';
import type { Configuration } from './configuration';
import { type Connection, connectionSchema, sharedFileAddressSchema } from './connection';
import { type Profile, profileSchema } from './profile';

/** What a policy can decide. A setting that it does not name is the person's. */
export const managedSettingsSchema = v.object({
  /** Whether connections and profiles are carried to other computers. */
  sync: v.optional(v.boolean()),
  /** Whether launch links from elsewhere are taken. */
  links: v.optional(v.boolean()),
  /** `false`: the configuration cannot be exported. */
  export: v.optional(v.boolean()),
  /** `false`: the last launches are not remembered. */
  history: v.optional(v.boolean()),
  /** `true`: nothing but the policy's own connections can be added or launched. */
  allowedConnectionsOnly: v.optional(v.boolean()),
  /** Where more connections and profiles are fetched from, whatever the person has chosen. */
  sharedFile: v.optional(sharedFileAddressSchema),
  /** `false`: what that file has is applied as it comes; the person is not asked. */
  sharedFileReview: v.optional(v.boolean()),
});

export type ManagedSettings = v.InferOutput<typeof managedSettingsSchema>;

/** What an administrator's policy sets. */
export interface ManagedConfiguration extends Pick<Configuration, 'connections' | 'profiles' | 'defaultProfile'> {
  readonly settings: ManagedSettings;
  /** What of the policy could not be read; all else holds. Put into words by describe-managed-problem.ts. */
  readonly problems: readonly ManagedProblem[];
}

/** Where something is wrong (`configuration.profiles.0.domainId`), what, and what is there instead. */
export type ManagedProblem =
  | { readonly path: string; readonly reason: ManagedReason; readonly found: unknown }
  | { readonly path: string; readonly issue: v.BaseIssue<unknown> };

export type ManagedReason =
  | 'unknown-member'
  | 'not-json'
  | 'not-an-object'
  | 'not-a-list'
  | 'repeated-id'
  | 'no-connection'
  | 'no-profile';

export const managedMembers = ['configuration', 'configurationJson', ...Object.keys(managedSettingsSchema.entries)];

/**
 * Reads a policy as the browser hands it over: a configuration document as an object (`configuration`) or as JSON
 * (`configurationJson`), and settings beside it. Each part that is wrong is passed over alone, with where and why. Never
 * throws.
 */
export function parseManagedConfiguration(policy: unknown): ManagedConfiguration {
  const problems: ManagedProblem[] = [];
  const members = isMembers(policy) ? policy : {};
  for (const name of Object.keys(members)) {
    if (!managedMembers.includes(name)) problems.push({ path: name, reason: 'unknown-member', found: name });
  }
  const { document, path } = readDocument(members, problems);
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
    settings: readSettings({ ...takeSharedFile(document), ...members }, problems),
    problems,
  };
}

/** The text comes first: whoever fills in a registry pastes the document. */
function readDocument(members: Members, problems: ManagedProblem[]): { document: Members; path: string } {
  const { configuration, configurationJson: text } = members;
  const path = text === undefined ? 'configuration' : 'configurationJson';
  try {
    const document = text === undefined ? configuration : parseJson(text);
    if (isMembers(document)) return { document, path };
    if (document !== undefined) problems.push({ path, reason: 'not-an-object', found: document });
  } catch (error) {
    problems.push({ path, reason: 'not-json', found: error instanceof SyntaxError ? error.message : text });
  }
  return { document: {}, path };
}

/** A document that was not pasted as a text is taken, too. Throws `SyntaxError`. */
function parseJson(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text;
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
  const read = new Map<string, { value: T; at: string }>();
  for (const [index, entry] of entries.entries()) {
    const at = `${path}.${list}.${index}`;
    const parsed = v.safeParse(schema, entry);
    if (!parsed.success) problems.push(...parsed.issues.map(issue => ({ path: at, issue })));
    else if (read.has(parsed.output.id)) {
      problems.push({ path: `${at}.id`, reason: 'repeated-id', found: parsed.output.id });
    } else read.set(parsed.output.id, { value: parsed.output, at });
  }
  return [...read.values()];
}

/** Each setting by itself: one that is wrong takes no other along. */
function readSettings(members: Members, problems: ManagedProblem[]): ManagedSettings {
  const settings: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(managedSettingsSchema.entries)) {
    const value = members[name];
    // A registry has no truth values, but 1 and 0.
    const parsed = v.safeParse(schema, value === 1 || value === 0 ? value === 1 : value);
    if (parsed.success) settings[name] = parsed.output;
    else problems.push(...parsed.issues.map(issue => ({ path: name, issue })));
  }
  return v.parse(managedSettingsSchema, settings);
}

/** The document's own setting; one that the policy has beside it counts more. */
function takeSharedFile({ settings }: Members): Members {
  return isMembers(settings) && 'sharedFile' in settings ? { sharedFile: settings.sharedFile } : {};
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
