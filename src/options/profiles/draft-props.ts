import type { ProfileDraft } from './profile-draft';

/** Props that the parts of a profile's form share. */
export interface DraftProps {
  readonly draft: ProfileDraft;
  /** The problem of each field, in words. */
  readonly problems: Partial<Record<keyof ProfileDraft, string>>;
  change(part: Partial<ProfileDraft>): void;
}
