import * as v from 'valibot';
import { type Configuration, configurationVersion, settingsSchema } from '../configuration/configuration';
import { connectionSchema } from '../configuration/connection';
import { profileSchema } from '../configuration/profile';
import { type Message, message } from '../words/message';
import { findSharedEntries, type NamingPolicy, type SharedEntries } from './shared-entries';
import {
  connectionKey,
  documentKey,
  entrySchema,
  findValue,
  isDeletedEntry,
  profileKey,
  type StoredEntry,
  type StoredItems,
} from './store-layout';

/** An entry that this version cannot read. It stays where it is. */
export interface SetAside {
  readonly key: string;
  /** Why, in words. */
  readonly problem: Message;
}

export interface JoinedStore {
  /** The person's own configuration. */
  readonly configuration: Configuration;
  /** The entries that the shared files add to the person's and the policy's. */
  readonly shared: SharedEntries;
  readonly setAside: readonly SetAside[];
}

/** Takes a configuration apart into the items that are stored. */
export function splitConfiguration(configuration: Configuration, savedAt: number): Record<string, StoredEntry> {
  const { connections, profiles, ...document } = configuration;
  return Object.fromEntries([
    [documentKey, { position: 0, savedAt, value: document }],
    ...connections.map((value, position) => [connectionKey(value.id), { position, savedAt, value }]),
    ...profiles.map((value, position) => [profileKey(value.id), { position, savedAt, value }]),
  ]);
}

const documentSchema = v.looseObject({
  defaultProfile: v.optional(v.string()),
  settings: v.fallback(v.optional(settingsSchema), undefined),
});

const noPolicy: NamingPolicy = { connections: [], profiles: [], settings: {} };

/**
 * Builds a configuration from stored items. Entries that cannot be read are set aside; the others load. Entries may
 * refer to entries of the policy and of the shared files.
 */
export function joinConfiguration(items: StoredItems, managed = noPolicy): JoinedStore {
  const setAside: SetAside[] = [];
  const connections = readEntries(items, 'connection:', connectionSchema, setAside);
  const stored = readEntries(items, 'profile:', profileSchema, setAside);
  const { defaultProfile, settings, ...others } = findValue(items, documentKey, documentSchema) ?? {};
  const problem = findDocumentProblem(items);
  if (problem) setAside.push({ key: documentKey, problem });
  const shared = findSharedEntries(items, { connections, profiles: stored, settings }, managed);
  const known = new Set([...connections, ...managed.connections, ...shared.connections].map(({ id }) => id));
  const profiles = stored.filter(({ id, connection }) => {
    if (!known.has(connection))
      setAside.push({ key: profileKey(id), problem: message('setAsideConnection', { connection }) });
    return known.has(connection);
  });
  return {
    configuration: {
      ...others,
      version: configurationVersion,
      connections,
      profiles,
      ...(settings && { settings }),
      // The profile may have been deleted on another computer meanwhile.
      ...([...profiles, ...managed.profiles, ...shared.profiles].some(({ id }) => id === defaultProfile) && {
        defaultProfile,
      }),
    },
    shared,
    setAside,
  };
}

/** Why the document, or its settings, cannot be read: an earlier version may have accepted them. */
function findDocumentProblem(items: StoredItems): Message | undefined {
  if (items[documentKey] === undefined || isDeletedEntry(items[documentKey])) return undefined;
  const stored = findValue(
    items,
    documentKey,
    v.looseObject({ ...documentSchema.entries, settings: v.optional(v.unknown()) }),
  );
  if (!stored) return message('setAsideWhole');
  const { settings } = stored;
  return settings === undefined || v.is(settingsSchema, settings)
    ? undefined
    : message('setAsideMembers', { members: 'settings' });
}

function describeIssues(issues: readonly v.BaseIssue<unknown>[]): Message {
  const paths = issues.map(issue => v.getDotPath(issue)?.replace(/^value\.?/, '')).filter(Boolean);
  return paths.length > 0 ? message('setAsideMembers', { members: paths.join(', ') }) : message('setAsideWhole');
}

function readEntries<T extends { id: string }>(
  items: StoredItems,
  prefix: string,
  schema: v.GenericSchema<unknown, T>,
  setAside: SetAside[],
): T[] {
  const found: { position: number; value: T }[] = [];
  const parsed = v.object({ ...entrySchema.entries, value: schema });
  for (const key of Object.keys(items).filter(name => name.startsWith(prefix))) {
    if (isDeletedEntry(items[key])) continue;
    const entry = v.safeParse(parsed, items[key]);
    if (entry.success) found.push(entry.output);
    else setAside.push({ key, problem: describeIssues(entry.issues) });
  }
  // Two computers may have given the same place: the ID decides, so that all show the same order.
  return found.sort((a, b) => a.position - b.position || (a.value.id < b.value.id ? -1 : 1)).map(({ value }) => value);
}
