import type { Profile } from './profile';

/**
 * The order in which profiles are offered: pinned ones, then those used lately (the latest first), then the others.
 * Pinned profiles, and the others, keep the document's order, so that people find them where they were.
 *
 * @param recentIds the profiles of the last launches, the latest first; one that was launched often is there as often
 */
export function orderProfiles(profiles: readonly Profile[], recentIds: readonly string[]): Profile[] {
  // A set keeps the first of each id, which is the latest launch. A map of the list itself would keep the oldest.
  const places = new Map([...new Set(recentIds)].map((id, place) => [id, place]));
  const place = ({ pinned, id }: Profile) => (pinned === true ? -1 : (places.get(id) ?? Number.MAX_SAFE_INTEGER));
  return [...profiles].sort((a, b) => place(a) - place(b));
}
