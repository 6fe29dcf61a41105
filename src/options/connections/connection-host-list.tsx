import { t } from '../../browser/api/translate';
import { hostName } from '../../core/hosts/wanted-hosts';
import type { ConnectionHosts } from './use-connection-hosts';

interface ConnectionHostListProps {
  readonly hosts: ConnectionHosts;
  onRevoke(): void;
}

/** The hosts of a connection. Access to hosts that no other connection needs can be revoked. */
export function ConnectionHostList({ hosts: { wanted, missing, revocable }, onRevoke }: ConnectionHostListProps) {
  return (
    <details>
      <summary>{t('whichHosts')}</summary>
      <p class="muted">{t('whyHosts')}</p>
      <ul>
        {wanted.map(host => (
          <li key={host}>
            <code>{hostName(host)}</code> {missing.includes(host) && t('notAllowedYet')}
          </li>
        ))}
      </ul>
      {revocable.length > 0 && (
        <button
          type="button"
          class="revoke"
          onClick={event => {
            // Revoking removes this button, so move the focus to the summary nearby.
            event.currentTarget.closest('details')?.querySelector('summary')?.focus();
            onRevoke();
          }}
        >
          {t('revokeHosts')}
        </button>
      )}
    </details>
  );
}
