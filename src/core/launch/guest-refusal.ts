import type { Connection } from '../configuration/connection';
import { failureOf, launchFailure } from '../failure/launch-failure';

/**
 * Turns `access-denied` into `guest-refused` for a guest in the enhanced flow. There, AWS limits guests by a session
 * policy, but its refusal only reports a missing permission.
 */
export function refineForGuest(error: unknown, { signIn, authFlow }: Connection): unknown {
  const failure = failureOf(error);
  const isGuest = failure.code === 'access-denied' && signIn.type === 'guest' && authFlow !== 'basic';
  return isGuest ? launchFailure({ ...failure, code: 'guest-refused' }, error) : error;
}
