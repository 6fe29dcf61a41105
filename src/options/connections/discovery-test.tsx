import { useState } from 'preact/hooks';
import { requestHosts } from '../../browser/api/host-permissions';
import { t, translate } from '../../browser/api/translate';
import { message } from '../../core/words/message';
import { type DiscoveryResult, testDiscovery } from './test-discovery';

interface DiscoveryTestProps {
  readonly issuer: string;
  readonly isValid: boolean;
}

/** A button that reads an issuer's discovery document, with the result below. */
export function DiscoveryTest({ issuer, isValid }: DiscoveryTestProps) {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly issuer: string; readonly result: DiscoveryResult }>();
  const run = async () => {
    // Ask first: after an await the browser no longer counts this as a click.
    const allowed = requestHosts([`https://${new URL(issuer).hostname}/*`]);
    setBusy(true);
    const result: DiscoveryResult = (await allowed.catch(() => false))
      ? await testDiscovery(issuer)
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
    </div>
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
