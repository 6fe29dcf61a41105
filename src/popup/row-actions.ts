import type { OpenIn, Profile } from '../core/configuration/profile';

/** What can be done with a profile in the list. */
export interface RowActions {
  launch(profile: Profile, openIn?: OpenIn): void;
  /** Ends the launch that is under way. */
  cancel(): void;
  /** Puts the profile before the others for good, or takes that back. */
  pin(profile: Profile): void;
  makeDefault(profile: Profile): void;
  /** Shows a text below the list. */
  notify(text: string): void;
}
