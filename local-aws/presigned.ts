import type { LinkTarget } from './signing-links';

/** What a presign operation decided: the target, how long its link lives, and the address without the token. */
export interface Presigned {
  readonly target: LinkTarget;
  readonly expiresInSeconds: number;
  /** The address up to the token. */
  readonly urlPrefix: string;
}
