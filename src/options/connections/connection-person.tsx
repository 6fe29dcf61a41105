import { t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import { askedAgainAfter, type SignedInPerson } from '../../core/sign-in/signed-in-person';

interface ConnectionPersonProps {
  readonly connection: Connection;
  readonly person: SignedInPerson | undefined;
  /** Whether the page knows yet who is signed in. Until then the list only keeps its place, so that nothing jumps. */
  readonly isKnown: boolean;
}

/** Says when the person is asked to sign in again, if nothing renews the sign-in. */
export function RenewalNotice({ person }: Pick<ConnectionPersonProps, 'person'>) {
  const end = person && askedAgainAfter(person);
  return end === undefined ? null : <p class="muted">{t('signInNotRenewed', { time: timeOf(end) })}</p>;
}

/** The person's identity and role at AWS, and when the credentials end. */
export function ConnectionPerson({ connection, person, isKnown }: ConnectionPersonProps) {
  const { identityId, role = connection.roleArn } = person ?? {};
  return (
    <dl class={isKnown ? 'facts' : 'facts pending'}>
      <dt>{t('credentials')}</dt>
      <dd>{describeCredentials(person)}</dd>
      <dt>{t('identityId')}</dt>
      <dd>{identityId === undefined ? t('identityUnknown') : <code>{identityId}</code>}</dd>
      <dt>{t('role')}</dt>
      <dd>{role === undefined ? t('roleOfPool') : <code>{role}</code>}</dd>
    </dl>
  );
}

function describeCredentials({ credentialsExpireAt: end }: Partial<SignedInPerson> = {}): string {
  if (end === undefined) return t('credentialsNone');
  const time = timeOf(end);
  return end > Date.now() ? t('credentialsUntil', { time }) : t('credentialsEnded', { time });
}

/** A time of day; `at` is in milliseconds since 1970. */
function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(t('languageTag'), { timeStyle: 'short' });
}
