import type { Connection } from './connection';
import { failureOf, launchFailure } from './launch-failure';

/** AWS cuts down what a guest may do by a session policy; its refusal only says that something is missing. */
export function refineForGuest(error: unknown, { signIn }: Connection): unknown {
  const failure = failureOf(error);
  const isGuest = failure.code === 'access-denied' && signIn.type === 'guest';
  return isGuest ? launchFailure({ ...failure, code: 'guest-refused' }, error) : error;
}
