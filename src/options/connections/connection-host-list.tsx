import { plural, t } from '../../browser/api/translate';
import { hostName } from '../../core/hosts/wanted-hosts';
import type { ConnectionHosts } from './use-connection-hosts';

interface ConnectionHostListProps {
  readonly hosts: ConnectionHosts;
  /** Whether hosts are missing that the connection itself does not ask for. */
  readonly canAllow: boolean;
  onAllow(): void;
  onRevoke(): void;
}

/** The hosts of a connection. Access to hosts that no other connection needs can be revoked. */
export function ConnectionHostList({ hosts, canAllow, onAllow, onRevoke }: ConnectionHostListProps) {
  const { wanted, missing, revocable } = hosts;
  // Both buttons go away when they are pressed, so move the focus to the summary nearby.
  const press = (event: Event, act: () => void) => {
    const button = event.currentTarget;
    if (button instanceof Element) button.closest('details')?.querySelector('summary')?.focus();
    act();
  };
  return (
    <>
      <h3>{t('whichHosts')}</h3>
      <p class="muted">{t('whyHosts')}</p>
      <ul>
        {wanted.map(host => (
          <li key={host}>
            <code>{hostName(host)}</code> {missing.includes(host) && t('notAllowedYet')}
          </li>
        ))}
      </ul>
      <div class="actions">
        {canAllow && (
          <button type="button" onClick={event => press(event, onAllow)}>
            {plural('allowHosts', missing.length)}
          </button>
        )}
        {revocable.length > 0 && (
          <button type="button" onClick={event => press(event, onRevoke)}>
            {t('revokeHosts')}
          </button>
        )}
      </div>
    </>
  );
}
