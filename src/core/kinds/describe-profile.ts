import type { Profile } from '../configuration/profile';
import { shortenTemplates } from '../configuration/templates';
import { withKind } from './kinds';

/**
 * The person and the place in one line: `alice · d-abcdefgh1234 · alice-lab`, or the name of a notebook instance.
 * Templates are shortened: `{email} · d-abcdefgh1234`.
 */
export function describeProfile(profile: Profile): string {
  const parts = withKind(profile, (kind, own) => kind.descriptionParts(own));
  return shortenTemplates(parts.filter(Boolean).join(' · '));
}

/** Words to find a profile by, in addition to its description: the names of its app. */
export function searchWordsOf(profile: Profile): string {
  return withKind(profile, (kind, own) => kind.searchWords(own));
}
