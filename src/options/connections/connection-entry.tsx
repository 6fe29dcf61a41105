import { useState } from 'preact/hooks';
import { cancelInWorker, signInTask } from '../../browser/api/cancellation';
import { requestHosts, revokeHosts } from '../../browser/api/host-permissions';
import { send } from '../../browser/api/messaging';
import { openDiagnosticsPage, openOptionsPage } from '../../browser/api/pages';
import { plural, t, translate } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import type { Remedy } from '../../core/explain/explain-failure';
import type { Failure } from '../../core/failure/launch-outcome';
import type { SignInOutcome } from '../../core/sign-in/sign-in-outcome';
import { Menu } from '../../ui/menu';
import { OutcomeCard } from '../../ui/outcome-card';
import { runRemedy } from '../../ui/run-remedy';
import type { EntrySource } from '../sources/entry-source';
import { SourceMark } from '../sources/source-mark';
import { ConnectionHostList } from './connection-host-list';
import { ConnectionPerson, RenewalNotice } from './connection-person';
import type { ConnectionHosts } from './use-connection-hosts';
import { useSignedIn } from './use-signed-in';

interface ConnectionEntryProps {
  readonly connection: Connection;
  /** Only the person's own connections can be changed. */
  readonly source: EntrySource;
  /** Whether the policy forbids adding or changing connections. */
  readonly isLocked: boolean;
  /** Whether the policy allows this connection to be used. */
  readonly isAllowed: boolean;
  readonly profileCount: number;
  readonly hosts: ConnectionHosts;
  onEdit(): void;
  onAddFromAws(): void;
  onDuplicate(): void;
  onDelete(): void;
  /** Gets the number of hosts whose permission was revoked. */
  onRevoked(count: number): void;
}

/** Stands in for a missing answer: the worker was stopped. */
const interrupted: SignInOutcome = { result: 'failed', failure: { code: 'interrupted' } };

/** One connection in the list: the person signed in, the hosts it needs, and its actions. */
export function ConnectionEntry({ connection, profileCount, hosts, ...others }: ConnectionEntryProps) {
  const { source, isAllowed, isLocked, ...on } = others;
  const { id, name, region, signIn } = connection;
  const signedIn = useSignedIn(id);
  const person = signedIn?.person;
  const [busy, setBusy] = useState<'signIn' | 'signOut'>();
  const [isUnconfirmed, setUnconfirmed] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { wanted, missing, revocable } = hosts;
  // A connection that works needs no access for profiles that nobody has launched. The list of hosts offers that.
  const isInUse = signedIn === undefined || person !== undefined || hosts.isLaunched;
  const asked = isInUse ? hosts.missingInUse : missing;
  const isOwn = source === 'own';

  const ask = async (type: 'signIn' | 'signOut') => {
    setBusy(type);
    const outcome = await send(type, { connectionId: id }).catch(() => interrupted);
    setFailure(outcome.result === 'failed' ? outcome.failure : undefined);
    setUnconfirmed(outcome.result === 'done' && outcome.isUnconfirmed === true);
    setBusy(undefined);
  };
  const remedy = (chosen: Remedy) => {
    setFailure(undefined);
    const signInAgain = () => void ask('signIn');
    runRemedy(chosen, {
      'allow-hosts': () => void requestHosts(wanted),
      'allow-containers': signInAgain,
      'try-again': signInAgain,
      'sign-in-as-other': signInAgain,
      'open-options': () => void openOptionsPage(),
    });
  };
  const revoke = async () => {
    if (await revokeHosts(revocable)) on.onRevoked(revocable.length);
  };

  const canEdit = isOwn && !isLocked;
  const actions = [
    ...(canEdit ? [{ label: t('edit'), onSelect: on.onEdit }] : []),
    ...(isLocked ? [] : [{ label: t('duplicate'), onSelect: on.onDuplicate }]),
    ...(isOwn ? [{ label: t('delete'), isDanger: true, onSelect: on.onDelete }] : []),
  ];

  return (
    <li>
      <div class="entry-head">
        <div>
          <h2>
            {canEdit ? (
              <button type="button" class="entry-name" aria-label={t('editName', { name })} onClick={on.onEdit}>
                <span class="name">{name}</span>
              </button>
            ) : (
              <span class="name">{name}</span>
            )}
            <SourceMark source={source} />
            {!isAllowed && <span class="badge">{t('notAllowedTitle')}</span>}
          </h2>
          <p class="muted">
            {region} · {signIn.type === 'oidc' ? signIn.issuer : t('guestShort')} ·{' '}
            {plural('profileCount', profileCount)}
          </p>
        </div>
        {actions.length > 0 && <Menu label={t('moreFor', { name })} items={actions} />}
      </div>
      <p role="status" class="sign-in">
        {busy ? t('working') : isUnconfirmed ? t('signedOutUnconfirmed') : describeSignIn(connection, signedIn)}
      </p>
      <RenewalNotice person={person} />
      {failure && (
        <OutcomeCard
          failure={failure}
          translate={translate}
          onRemedy={remedy}
          onDismiss={() => setFailure(undefined)}
        />
      )}
      <div class="actions">
        {isAllowed && asked.length > 0 && (
          <button type="button" class="primary" onClick={() => void requestHosts(asked)}>
            {plural('allowHosts', asked.length)}
          </button>
        )}
        {signIn.type === 'oidc' && (isAllowed || person) && (
          <SignInButton
            busy={busy}
            isSignedIn={person !== undefined}
            onAsk={type => void ask(type)}
            onCancel={() => cancelInWorker(signInTask(id))}
          />
        )}
        {isAllowed && (
          <button type="button" aria-label={t('diagnoseName', { name })} onClick={() => void openDiagnosticsPage(id)}>
            {t('diagnose')}
          </button>
        )}
        {isAllowed && (
          <button type="button" aria-label={t('addFromAwsWith', { name })} onClick={on.onAddFromAws}>
            {t('addFromAws')}
          </button>
        )}
      </div>
      <details>
        <summary>{t('details')}</summary>
        {signIn.type === 'oidc' && (
          <ConnectionPerson connection={connection} person={person} isKnown={signedIn !== undefined} />
        )}
        <ConnectionHostList
          hosts={hosts}
          canAllow={isAllowed && missing.length > asked.length}
          onAllow={() => void requestHosts(missing)}
          onRevoke={() => void revoke()}
        />
      </details>
    </li>
  );
}

interface SignInButtonProps {
  readonly busy: 'signIn' | 'signOut' | undefined;
  readonly isSignedIn: boolean;
  onAsk(type: 'signIn' | 'signOut'): void;
  onCancel(): void;
}

/** Signs in or out. A sign-in may wait for the person, so it can be canceled. */
function SignInButton({ busy, isSignedIn, onAsk, onCancel }: SignInButtonProps) {
  const type = busy ?? (isSignedIn ? 'signOut' : 'signIn');
  const isWaiting = busy === 'signIn';
  return (
    <button type="button" disabled={busy === 'signOut'} onClick={() => (isWaiting ? onCancel() : onAsk(type))}>
      {t(isWaiting ? 'cancel' : type)}
    </button>
  );
}

function describeSignIn({ signIn }: Connection, signedIn: ReturnType<typeof useSignedIn>): string {
  if (signIn.type === 'guest') return t('guest');
  if (!signedIn) return '';
  const { person } = signedIn;
  if (!person) return t('notSignedIn');
  return t(person.isUnasked ? 'signedInUnasked' : 'signedInAs', { name: person.name });
}
