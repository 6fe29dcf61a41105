import * as v from 'valibot';
import { connectionSchema } from '../../core/configuration/connection';
import { orderProfiles } from '../../core/configuration/order-profiles';
import { profileSchema } from '../../core/configuration/profile';
import type { StoredItems } from '../../core/store/store-layout';
import { storageItem } from '../api/storage-item';
import type { ShownConfiguration } from '../store/configuration-store';

/** More than a popup shows, and more than the launches that are remembered. */
const maximumRows = 64;

const firstRowsSchema = v.object({
  /** The profiles that come first, in the document's order. */
  profiles: v.array(profileSchema),
  /** The connections of these profiles. */
  connections: v.array(connectionSchema),
  /** How many profiles and connections there are in all. */
  total: v.object({ profiles: v.number(), connections: v.number() }),
  /** The profiles of the last launches as they were known then. Some may have been deleted since. */
  recentIds: v.array(v.string()),
  /** Which of these profiles the person cannot change. */
  locked: v.array(v.string()),
});

/** What the popup shows before it has read everything. Thousands of profiles take long to read. */
export type FirstRows = v.InferOutput<typeof firstRowsSchema>;

// In memory: the worker removes the rows when the configuration changes, and a restart of the browser removes them.
const firstRows = storageItem('session', 'firstRows', firstRowsSchema);

/**
 * The rows among the items of `storage.session`; `undefined` where there are none, or where a profile was launched since
 * that is not among them and would now come first.
 */
export function findFirstRows(session: StoredItems, recentIds: readonly string[]): FirstRows | undefined {
  const rows = firstRows.findIn(session);
  if (!rows) return undefined;
  const known = new Set([...rows.recentIds, ...rows.profiles.map(({ id }) => id)]);
  return recentIds.every(id => known.has(id)) ? rows : undefined;
}

/** Keeps the rows that come first for the next popup. */
export async function keepFirstRows(shown: ShownConfiguration, recentIds: readonly string[]): Promise<void> {
  const { profiles, connections } = shown.configuration;
  const locked = new Set(shown.locked);
  const first = new Set(orderProfiles(profiles, recentIds).slice(0, maximumRows));
  const kept = profiles.filter(profile => first.has(profile));
  const used = new Set(kept.map(({ connection }) => connection));
  await firstRows.set({
    profiles: kept,
    connections: connections.filter(({ id }) => used.has(id)),
    total: { profiles: profiles.length, connections: connections.length },
    recentIds: [...new Set(recentIds)],
    locked: kept.map(({ id }) => id).filter(id => locked.has(id)),
  });
}

/** Forgets the rows: they may not be true any more. */
export async function forgetFirstRows(): Promise<void> {
  await firstRows.remove();
}
