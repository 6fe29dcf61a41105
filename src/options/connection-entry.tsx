import { useState } from 'preact/hooks';
import { requestHosts } from '../browser/host-permissions';
import { send } from '../browser/messages';
import { openOptionsPage } from '../browser/pages';
import { onSignInChanged } from '../browser/session-items';
import type { Connection } from '../core/connection';
import type { Remedy } from '../core/explain-failure';
import type { Failure } from '../core/launch-outcome';
import type { Profile } from '../core/profile';
import type { SignedInPerson } from '../core/protocol';
import { OutcomeCard } from '../ui/outcome-card';
import { useLive } from '../ui/use-live';
import { ConnectionHostList } from './connection-host-list';
import { useConnectionHosts } from './use-connection-hosts';

interface ConnectionEntryProps {
  readonly connection: Connection;
  readonly profiles: readonly Profile[];
  onEdit(): void;
  onDuplicate(): void;
  onDelete(): void;
}

/** One connection in the list: who is signed in, the hosts that it needs, and what can be done with it. */
export function ConnectionEntry({ connection, profiles, onEdit, onDuplicate, onDelete }: ConnectionEntryProps) {
  const { id, name, region, signIn } = connection;
  const person = useSignedIn(id);
  const hosts = useConnectionHosts(connection, profiles);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const ask = async (type: 'signIn' | 'signOut') => {
    setBusy(true);
    const outcome = await send(type, { connectionId: id });
    setFailure(outcome.result === 'failed' ? outcome.failure : undefined);
    setBusy(false);
  };
  const remedy = ({ type }: Remedy) => {
    setFailure(undefined);
    if (type === 'allow-hosts') void requestHosts(hosts.wanted);
    else if (type === 'open-options') void openOptionsPage();
    else void ask('signIn');
  };

  return (
    <li>
      <h3>{name}</h3>
      <p class="muted">
        {region} · {signIn.type === 'oidc' ? signIn.issuer : 'Guest: does not sign you in'} ·{' '}
        {profiles.length === 1 ? '1 profile' : `${profiles.length} profiles`}
      </p>
      <p role="status">{describeSignIn(connection, person, busy)}</p>
      {failure && <OutcomeCard failure={failure} onRemedy={remedy} onDismiss={() => setFailure(undefined)} />}
      <div class="actions">
        {hosts.missing.length > 0 && (
          <button type="button" class="primary" onClick={() => void requestHosts(hosts.wanted)}>
            Allow access to {hosts.wanted.length} hosts
          </button>
        )}
        {signIn.type === 'oidc' && (
          <button type="button" disabled={busy} onClick={() => void ask(person ? 'signOut' : 'signIn')}>
            {person ? 'Sign out' : 'Sign in'}
          </button>
        )}
        <span class="apart">
          <button type="button" aria-label={`Edit ${name}`} onClick={onEdit}>
            Edit
          </button>
          <button type="button" aria-label={`Duplicate ${name}`} onClick={onDuplicate}>
            Duplicate
          </button>
          <button type="button" class="danger" aria-label={`Delete ${name}`} onClick={onDelete}>
            Delete
          </button>
        </span>
      </div>
      <ConnectionHostList hosts={hosts} />
    </li>
  );
}

function describeSignIn({ signIn }: Connection, person: SignedInPerson | undefined, busy: boolean): string {
  if (signIn.type === 'guest') return 'Guest';
  if (busy) return 'Working…';
  return person ? `Signed in as ${person.name}` : 'Not signed in';
}

function useSignedIn(connectionId: string): SignedInPerson | undefined {
  const read = () => send('findSignedIn', { connectionId });
  return useLive(read, [callback => onSignInChanged(connectionId, callback)], [connectionId]);
}
