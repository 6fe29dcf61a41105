import { useState } from 'preact/hooks';
import { requestHosts } from '../browser/api/host-permissions';
import { leavePage, optionsAddress } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { handOverImport } from '../browser/store/handed-import';
import { hostOf } from '../core/hosts/wanted-hosts';
import type { LinkedImport } from '../core/launch/import-link';
import { DeliberateAction } from '../ui/deliberate-action';
import { type Fact, Facts } from '../ui/facts';
import { findReferrer } from '../ui/find-referrer';

/**
 * Says what a link wants to import, and from where. Nothing is fetched here: a deliberate click asks for access to the
 * one host, and leads to the import in Settings.
 */
export function AskToImport({ source }: { readonly source: LinkedImport }) {
  const [state, setState] = useState<'asking' | 'denied'>();
  const host = source.type === 'file' ? new URL(source.address).host : undefined;
  const facts: readonly Fact[] = [
    [t('linkSite'), host],
    source.type === 'file' ? [t('linkFile'), source.address] : [t('linkContent'), t('linkContentWithin')],
    [t('linkFrom'), findReferrer()],
  ];
  const show = () => {
    if (state === 'asking') return;
    setState('asking');
    // Ask first: after an await the browser no longer counts this as a click.
    const allowed = source.type === 'file' ? requestHosts([hostOf(source.address)]) : Promise.resolve(true);
    void allowed
      .catch(() => false)
      .then(async isAllowed => {
        if (isAllowed) location.replace(optionsAddress(await handOverImport(source)));
        else setState('denied');
      });
  };
  return (
    <>
      <h1 tabIndex={-1}>{t('linkImportAsk')}</h1>
      <p>{t(host === undefined ? 'linkImportText' : 'linkImportFileText')}</p>
      <Facts facts={facts} />
      <DeliberateAction label={t('linkImportShow')} onAct={show}>
        <button type="button" onClick={() => void leavePage()}>
          {t('cancel')}
        </button>
      </DeliberateAction>
      <p role="status">{state === 'denied' && host !== undefined && t('linkImportDenied', { host })}</p>
    </>
  );
}
