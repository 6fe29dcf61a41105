import type { ProfileDraft } from './profile-draft';
import type { ProfileDraftProblems } from './profile-draft-problems';

/** What the parts of a profile's form share. */
export interface DraftProps {
  readonly draft: ProfileDraft;
  readonly problems: ProfileDraftProblems;
  change(part: Partial<ProfileDraft>): void;
}
