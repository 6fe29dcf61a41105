import type { Profile } from './profile';

/**
 * The order in which profiles are offered: pinned ones, then those used lately (the latest first), then the others.
 * Pinned profiles, and the others, keep the document's order, so that people find them where they were.
 */
export function orderProfiles(profiles: readonly Profile[], recentIds: readonly string[]): Profile[] {
  const places = new Map(recentIds.map((id, place) => [id, place]));
  const place = ({ pinned, id }: Profile) => (pinned === true ? -1 : (places.get(id) ?? Number.MAX_SAFE_INTEGER));
  return [...profiles].sort((a, b) => place(a) - place(b));
}
