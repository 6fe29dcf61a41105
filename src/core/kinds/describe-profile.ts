import type { Profile } from '../configuration/profile';
import { shortenTemplates } from '../configuration/templates';
import { withKind } from './kinds';

/**
 * Who and where, in a line: `alice · d-abcdefgh1234 · alice-lab`, or the name of a notebook instance. What is taken from
 * the sign-in is shortened: `{email} · d-abcdefgh1234`.
 */
export function describeProfile(profile: Profile): string {
  const parts = withKind(profile, (kind, own) => kind.descriptionParts(own));
  return shortenTemplates(parts.filter(Boolean).join(' · '));
}

/** What a profile can be searched for by, beside its description: the names of its app. */
export function searchWordsOf(profile: Profile): string {
  return withKind(profile, (kind, own) => kind.searchWords(own));
}
