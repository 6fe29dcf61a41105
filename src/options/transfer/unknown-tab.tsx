import { findMissing, onHostsChanged, requestHosts } from '../../browser/api/host-permissions';
import { readStudioTab } from '../../browser/api/studio-tab';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { allStudioHosts } from '../../core/hosts/wanted-hosts';
import { useLive } from '../../ui/use-live';
import type { HandedImport } from './use-handed-import';

interface UnknownTabProps {
  readonly current: Configuration;
  readonly tabId: number | undefined;
  readonly handed: HandedImport;
}

/**
 * The tab that was in front when “Save this tab as a profile” was chosen, without its address. Browsers tell addresses on
 * hosts that were allowed alone, so that a Studio page may be behind it as long as Studio's hosts are not.
 */
export function UnknownTab({ current, tabId, handed }: UnknownTabProps) {
  const missing = useLive(() => findMissing(allStudioHosts(current)), [onHostsChanged], [current]);
  if (!missing) return null;
  const canAsk = missing.length > 0 && tabId !== undefined;
  const allow = () => {
    // Ask first: after an await the browser no longer counts this as a click.
    const allowed = requestHosts(missing).catch(() => false);
    void allowed.then(async isAllowed => {
      const address = isAllowed && tabId !== undefined ? await readStudioTab(tabId) : undefined;
      if (address !== undefined) handed.read({ type: 'tab', address });
    });
  };
  return (
    <div class="preview" role="status">
      <h3>{t(canAsk ? 'tabUnseenTitle' : 'tabUnknownTitle')}</h3>
      <p>{t(canAsk ? 'tabUnseenText' : 'tabUnknownText')}</p>
      <div class="actions">
        {canAsk && (
          <button type="button" class="primary" onClick={allow}>
            {t('tabAllow')}
          </button>
        )}
        <button type="button" onClick={handed.cancel}>
          {t('close')}
        </button>
      </div>
    </div>
  );
}
