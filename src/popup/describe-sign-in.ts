import { askedAgainAfter, type SignedInPerson } from '../core/sign-in/signed-in-person';
import { type Message, message } from '../core/words/message';

/**
 * The person, and how the sign-in goes on, as separate texts, since the first may be too long to show. Neither the ID
 * token's end nor that of the credentials is the end of a sign-in that is renewed. Without a refresh token nobody is asked
 * before both have ended.
 *
 * @param now the clock, in milliseconds since 1970
 * @param language in which the time is shown, as a BCP 47 tag
 */
export function describeSignIn(person: SignedInPerson | undefined, now: number, language: string): Message[] {
  if (!person) return [message('signInAsked')];
  const { name } = person;
  const end = askedAgainAfter(person);
  if (end === undefined) return [message('signInAs', { name }), message('signInRenewed')];
  if (end <= now) return [message('signInEnded', { name })];
  const time = new Date(end).toLocaleTimeString(language, { timeStyle: 'short' });
  return [message('signInAs', { name }), message('signInAskedAfter', { time })];
}
