import * as v from 'valibot';
import { type Configuration, configurationVersion } from './configuration';
import { connectionSchema } from './connection';
import { type Message, message } from './message';
import { profileSchema } from './profile';
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
  readonly configuration: Configuration;
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

/** Entries that are there without being stored: what is stored may refer to them. */
type KnownEntries = Readonly<Record<'connections' | 'profiles', readonly { readonly id: string }[]>>;

/** Puts a configuration together from stored items; entries that cannot be read are set aside, the others load. */
export function joinConfiguration(items: StoredItems, managed?: KnownEntries): JoinedStore {
  const setAside: SetAside[] = [];
  const connections = readEntries(items, 'connection:', connectionSchema, setAside);
  const known = new Set([...connections, ...(managed?.connections ?? [])].map(({ id }) => id));
  const profiles = readEntries(items, 'profile:', profileSchema, setAside).filter(({ id, connection }) => {
    if (!known.has(connection))
      setAside.push({ key: profileKey(id), problem: message('setAsideConnection', { connection }) });
    return known.has(connection);
  });
  const document = findValue(items, documentKey, v.looseObject({ defaultProfile: v.optional(v.string()) })) ?? {};
  const { defaultProfile, ...others } = document;
  return {
    configuration: {
      ...others,
      version: configurationVersion,
      connections,
      profiles,
      // The profile may have been deleted on another computer meanwhile.
      ...([...profiles, ...(managed?.profiles ?? [])].some(({ id }) => id === defaultProfile) && { defaultProfile }),
    },
    setAside,
  };
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
  for (const key of Object.keys(items).filter(name => name.startsWith(prefix))) {
    if (isDeletedEntry(items[key])) continue;
    const entry = v.safeParse(v.object({ ...entrySchema.entries, value: schema }), items[key]);
    if (entry.success) found.push(entry.output);
    else setAside.push({ key, problem: describeIssues(entry.issues) });
  }
  // Two computers may have given the same place: the ID decides, so that all show the same order.
  return found.sort((a, b) => a.position - b.position || (a.value.id < b.value.id ? -1 : 1)).map(({ value }) => value);
}
