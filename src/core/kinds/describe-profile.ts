import type { Profile } from '../configuration/profile';
import { shortenTemplates } from '../configuration/templates';
import type { DescriptionPart } from './kind';
import { withKind } from './kinds';

const separator = ' · ';

/**
 * The person and the place in one line: `alice · d-abcdefgh1234 · alice-lab`, or the name of a notebook instance.
 * Templates are shortened: `{email} · d-abcdefgh1234`.
 */
export function describeProfile(profile: Profile): string {
  return describeParts(profile)
    .map(({ text }) => text)
    .join(separator);
}

/** A part of `describeProfile`. */
export interface DescribedPart {
  readonly role: DescriptionPart[0];
  readonly text: string;
  /** Where the part begins in the description, in UTF-16 code units. */
  readonly start: number;
  /** Whether the name comes from the sign-in, at least in part. */
  readonly isTemplate: boolean;
}

/** The parts of `describeProfile` that are set, in its order. */
export function describeParts(profile: Profile): DescribedPart[] {
  const parts: DescribedPart[] = [];
  let start = 0;
  for (const [role, full] of withKind(profile, (kind, own) => kind.descriptionParts(own))) {
    if (!full) continue;
    const text = shortenTemplates(full);
    parts.push({ role, text, start, isTemplate: text !== full });
    start += text.length + separator.length;
  }
  return parts;
}

/** Words to find a profile by, in addition to its description: the names of its app. */
export function searchWordsOf(profile: Profile): string {
  return withKind(profile, (kind, own) => kind.searchWords(own));
}
