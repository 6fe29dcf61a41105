import type { Profile } from './profile';

/**
 * The order in which profiles are offered: pinned ones, then those used lately (the latest first), then the others.
 * Within pinned and others the document's order stays, so that what is there is found where it was.
 */
export function orderProfiles(profiles: readonly Profile[], recentIds: readonly string[]): Profile[] {
  const places = new Map(recentIds.map((id, place) => [id, place]));
  const place = ({ pinned, id }: Profile) => (pinned === true ? -1 : (places.get(id) ?? Number.MAX_SAFE_INTEGER));
  return [...profiles].sort((a, b) => place(a) - place(b));
}
