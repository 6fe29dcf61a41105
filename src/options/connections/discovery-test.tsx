import { useState } from 'preact/hooks';
import { requestHosts } from '../../browser/api/host-permissions';
import { t, translate } from '../../browser/api/translate';
import { heldRequests } from '../../browser/store/held-requests';
import { message } from '../../core/words/message';
import { type DiscoveryResult, offlineScope, testDiscovery } from './test-discovery';

interface DiscoveryTestProps {
  readonly issuer: string;
  readonly isValid: boolean;
  /** The connection's scopes, as they were typed. */
  readonly scopes: string;
  onScopes(scopes: string): void;
}

/** A button that reads an issuer's discovery document, with the result below. */
export function DiscoveryTest({ issuer, isValid, scopes, onScopes }: DiscoveryTestProps) {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly issuer: string; readonly result: DiscoveryResult }>();
  const run = async () => {
    // Ask first: after an await the browser no longer counts this as a click.
    const allowed = requestHosts([`https://${new URL(issuer).hostname}/*`]);
    setBusy(true);
    const result: DiscoveryResult = (await allowed.catch(() => false))
      ? await testDiscovery(issuer, heldRequests)
      : { ok: false, problem: message('discoveryNotAllowed') };
    setAnswer({ issuer, result });
    setBusy(false);
  };
  return (
    <div class="test">
      <button type="button" disabled={!isValid || busy} onClick={() => void run()}>
        {t('testDiscovery')}
      </button>
      <div role="status">
        {busy && t('askingIssuer')}
        {!busy && answer?.issuer === issuer && <Answer {...answer.result} />}
      </div>
      {!busy && answer?.issuer === issuer && answer.result.ok && answer.result.canOffline && (
        <OfflineAccess scopes={scopes} onScopes={onScopes} />
      )}
    </div>
  );
}

/** Offers the scope with which many providers give a refresh token (OpenID Connect Core 1.0 §11). */
function OfflineAccess({ scopes, onScopes }: Pick<DiscoveryTestProps, 'scopes' | 'onScopes'>) {
  if (scopes.split(/[\s,]+/).includes(offlineScope)) return null;
  return (
    <>
      <p>{t('offlineAccessOffered')}</p>
      <button type="button" onClick={() => onScopes(`${scopes.trim() || 'openid'} ${offlineScope}`)}>
        {t('addOfflineAccess')}
      </button>
    </>
  );
}

function Answer(result: DiscoveryResult) {
  if (!result.ok) return <p class="problem">{translate(result.problem)}</p>;
  return (
    <>
      <p>{t('discoveryWorks')}</p>
      <ul>
        {result.hosts.map(host => (
          <li key={host}>
            <code>{host}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
