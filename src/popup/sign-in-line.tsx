import { send } from '../browser/api/messaging';
import { t, translate } from '../browser/api/translate';
import { onSignInChanged } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import { useLive } from '../ui/use-live';
import { describeSignIn } from './describe-sign-in';

/** Whether the person is signed in to a connection, and whether that is renewed or ends. */
export function SignInLine({ connection }: { readonly connection: Connection }) {
  const { id, name, signIn } = connection;
  const read = async () => {
    // If the worker was stopped and does not answer, claim nothing.
    const words = await send('findSignedIn', { connectionId: id }).then(
      person => describeSignIn(person, Date.now(), t('languageTag')).map(translate),
      () => undefined,
    );
    return words && { id, words };
  };
  const known = useLive(read, [callback => onSignInChanged(id, callback)], [id]);
  const words = signIn.type === 'guest' ? [t('signInGuest')] : known?.id === id ? known.words : undefined;
  if (!words) return null;
  const [who, end = ''] = words;
  return (
    <p class="sign-in" title={`${name}: ${who}${end}`}>
      <span>{`${name}: ${who}`}</span>
      <span>{end}</span>
    </p>
  );
}
