import type { CliProfile } from '../cli/cli-input';
import type { DroppedSecret } from '../import/drop-secrets';
import type { Message } from '../words/message';
import type { Advice } from './advice';

/** A place to open, as a text names it. */
export interface Target {
  /** Members of a profile. A required member that the text does not give is empty. */
  readonly profile: CliProfile;
  /** What the text calls the place. */
  readonly name: string;
  /** The name of its domain, if the text gives that. */
  readonly domainName?: string | undefined;
}

/** What a text names, and what there is to say about it. */
export interface FoundTargets {
  readonly targets: readonly Target[];
  /** What was passed over, and what is left open. */
  readonly notes: readonly Message[];
  /** The endpoint of SageMaker that the text names. It belongs to a connection. */
  readonly endpoint?: string | undefined;
}

/** A text as it was read, and the secrets that were left out of it. */
export type ReadTargets = { readonly dropped: readonly DroppedSecret[] } & (
  | ({ readonly ok: true } & FoundTargets)
  | { readonly ok: false; readonly problems: readonly Advice[] }
);
