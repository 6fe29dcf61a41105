import { t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import type { SignedInPerson } from '../../core/sign-in/signed-in-person';

interface ConnectionPersonProps {
  readonly connection: Connection;
  readonly person: SignedInPerson | undefined;
  /** Whether the page knows yet who is signed in. Until then the list only keeps its place, so that nothing jumps. */
  readonly isKnown: boolean;
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
  const time = new Date(end).toLocaleTimeString(t('languageTag'), { timeStyle: 'short' });
  return end > Date.now() ? t('credentialsUntil', { time }) : t('credentialsEnded', { time });
}
