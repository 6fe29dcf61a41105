import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../browser/api/translate';
import { hostName } from '../core/hosts/wanted-hosts';

interface NoticesProps {
  /** The hosts that the browser will ask for when the first profile is opened, as match patterns. */
  readonly hosts: readonly string[];
}

/** What a person should know before a click. Below the list, so that no row moves. */
export function Notices({ hosts }: NoticesProps) {
  const isOffline = useOffline();
  return (
    <>
      {isOffline && (
        <p class="strip" role="status">
          {t('offlineNow')}
        </p>
      )}
      {hosts.length > 0 && (
        <details class="strip">
          <summary>{plural('hostsAhead', hosts.length)}</summary>
          <ul>
            {hosts.map(host => (
              <li key={host}>{hostName(host)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function useOffline(): boolean {
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return isOffline;
}
