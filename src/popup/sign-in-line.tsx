import { send } from '../browser/api/messaging';
import { t } from '../browser/api/translate';
import { onSignInChanged } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import type { SignedInPerson } from '../core/protocol';
import { useLive } from '../ui/use-live';

/** Whether the person is signed in to a connection, and for how long. */
export function SignInLine({ connection }: { readonly connection: Connection }) {
  const { id, name, signIn } = connection;
  const read = async () => {
    // If the worker was stopped and does not answer, claim nothing.
    const words = await send('findSignedIn', { connectionId: id }).then(describeSignIn, () => undefined);
    return words && { id, words };
  };
  const known = useLive(read, [callback => onSignInChanged(id, callback)], [id]);
  const words = signIn.type === 'guest' ? [t('signInGuest')] : known?.id === id ? known.words : undefined;
  if (!words) return null;
  const [who, until = ''] = words;
  return (
    <p class="sign-in" title={`${name}: ${who}${until}`}>
      <span>{`${name}: ${who}`}</span>
      <span>{until}</span>
    </p>
  );
}

/** The person and the end of the sign-in, as separate texts, since the first may be too long to show. */
function describeSignIn(person: SignedInPerson | undefined): string[] {
  if (!person) return [t('signInAsked')];
  if (person.expiresAt <= Date.now()) return [t('signInRenewed', { name: person.name })];
  const time = new Date(person.expiresAt).toLocaleTimeString(t('languageTag'), { timeStyle: 'short' });
  return [t('signInAs', { name: person.name }), t('signInUntil', { time })];
}
