import type { OpenIn, Profile } from '../core/configuration/profile';

/** What can be done about an app of a space or a notebook instance. */
export type AppChange = 'start' | 'stop' | 'restart';

/** What can be done with a profile in the list. */
export interface RowActions {
  launch(profile: Profile, openIn?: OpenIn): void;
  /** Ends the launch that is under way. */
  cancel(): void;
  /** Puts the profile before the others for good, or takes that back. */
  pin(profile: Profile): void;
  makeDefault(profile: Profile): void;
  /** Starts or stops what the profile opens, after a question where something is lost. */
  changeApp(profile: Profile, change: AppChange): void;
  /** Shows a text below the list. */
  notify(text: string): void;
}
