import type { Connection } from '../configuration/connection';
import { failureOf, launchFailure } from '../failure/launch-failure';

/** In the enhanced flow AWS cuts down what a guest may do by a session policy; its refusal only says that something is missing. */
export function refineForGuest(error: unknown, { signIn, authFlow }: Connection): unknown {
  const failure = failureOf(error);
  const isGuest = failure.code === 'access-denied' && signIn.type === 'guest' && authFlow !== 'basic';
  return isGuest ? launchFailure({ ...failure, code: 'guest-refused' }, error) : error;
}
