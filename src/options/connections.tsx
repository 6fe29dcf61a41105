import { useState } from 'preact/hooks';
import { findMissing, onHostsChanged, requestHosts } from '../browser/host-permissions';
import { send } from '../browser/messages';
import { getNeededHosts } from '../browser/needed-hosts';
import { openOptionsPage } from '../browser/pages';
import { onProviderDiscovered, onSignInChanged } from '../browser/session-items';
import type { Connection } from '../core/connection';
import type { Remedy } from '../core/explain-failure';
import type { Failure } from '../core/launch-outcome';
import type { Profile } from '../core/profile';
import type { SignedInPerson } from '../core/protocol';
import { hostName, studioHosts } from '../core/wanted-hosts';
import { OutcomeCard } from '../ui/outcome-card';
import { useLive } from '../ui/use-live';

interface ConnectionsProps {
  readonly connections: readonly Connection[];
  readonly profiles: readonly Profile[];
}

export function Connections({ connections, profiles }: ConnectionsProps) {
  return (
    <section>
      <h2>Connections</h2>
      {connections.length === 0 && <p class="muted">No connections yet. Import a configuration below.</p>}
      {connections.length > 0 && (
        <ul class="entries">
          {connections.map(connection => (
            <ConnectionEntry
              key={connection.id}
              connection={connection}
              profiles={profiles.filter(profile => profile.connection === connection.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ConnectionEntryProps {
  readonly connection: Connection;
  readonly profiles: readonly Profile[];
}

function ConnectionEntry({ connection, profiles }: ConnectionEntryProps) {
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
        {region} · {signIn.type === 'oidc' ? signIn.issuer : 'Guest: does not sign you in'}
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
      </div>
      <details>
        <summary>Which hosts, and why</summary>
        <p class="muted">{whyHosts}</p>
        <ul>
          {hosts.wanted.map(host => (
            <li key={host}>
              <code>{hostName(host)}</code> {hosts.missing.includes(host) && '(not allowed yet)'}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

const whyHosts =
  'The identity provider and the AWS endpoints are called when you launch. On the Studio hosts (with a *) nothing is called or read: access to them keeps the sign-in link out of the browser’s history.';

function describeSignIn({ signIn }: Connection, person: SignedInPerson | undefined, busy: boolean): string {
  if (signIn.type === 'guest') return 'Guest';
  if (busy) return 'Working…';
  return person ? `Signed in as ${person.name}` : 'Not signed in';
}

function useSignedIn(connectionId: string): SignedInPerson | undefined {
  const read = () => send('findSignedIn', { connectionId });
  return useLive(read, [callback => onSignInChanged(connectionId, callback)], [connectionId]);
}

interface ConnectionHosts {
  readonly wanted: readonly string[];
  readonly missing: readonly string[];
}

function useConnectionHosts(connection: Connection, profiles: readonly Profile[]): ConnectionHosts {
  const read = async () => {
    const needed = await Promise.all([undefined, ...profiles].map(profile => getNeededHosts(connection, profile)));
    const wanted = [...new Set([...needed.flat(), ...profiles.flatMap(profile => studioHosts(connection, profile))])];
    return { wanted, missing: await findMissing(wanted) };
  };
  const subscriptions = [onHostsChanged, (callback: () => void) => onProviderDiscovered(connection, callback)];
  return useLive(read, subscriptions, [connection, profiles]) ?? { wanted: [], missing: [] };
}
