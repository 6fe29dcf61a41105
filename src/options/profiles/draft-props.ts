import type { ProfileDraft } from './profile-draft';

/** What the parts of a profile's form share. */
export interface DraftProps {
  readonly draft: ProfileDraft;
  /** What is wrong with each field, in words. */
  readonly problems: Partial<Record<keyof ProfileDraft, string>>;
  change(part: Partial<ProfileDraft>): void;
}
