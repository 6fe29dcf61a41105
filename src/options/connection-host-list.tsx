import { hostName } from '../core/wanted-hosts';
import type { ConnectionHosts } from './use-connection-hosts';

export function ConnectionHostList({ hosts: { wanted, missing } }: { readonly hosts: ConnectionHosts }) {
  return (
    <details>
      <summary>Which hosts, and why</summary>
      <p class="muted">
        The identity provider and the AWS endpoints are called when you launch. On the Studio hosts (with a *) nothing
        is called or read: access to them keeps the sign-in link out of the browser’s history.
      </p>
      <ul>
        {wanted.map(host => (
          <li key={host}>
            <code>{hostName(host)}</code> {missing.includes(host) && '(not allowed yet)'}
          </li>
        ))}
      </ul>
    </details>
  );
}
