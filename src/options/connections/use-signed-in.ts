import { send } from '../../browser/api/messaging';
import { onConfigurationChanged } from '../../browser/store/configuration-store';
import { onSignInChanged } from '../../browser/store/session-items';
import type { SignedInPerson } from '../../core/sign-in/signed-in-person';
import { useLive } from '../../ui/use-live';

/** The person signed in to a connection, if anyone. The whole result is `undefined` until the worker has answered. */
export function useSignedIn(connectionId: string): { readonly person: SignedInPerson | undefined } | undefined {
  const read = () =>
    send('findSignedIn', { connectionId }).then(
      person => ({ person }),
      () => undefined,
    );
  return useLive(read, [callback => onSignInChanged(connectionId, callback), onConfigurationChanged], [connectionId]);
}
