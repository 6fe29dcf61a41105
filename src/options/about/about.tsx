import { readOwnManifest } from '../../browser/api/own-manifest';
import { openDiagnosticsPage } from '../../browser/api/pages';
import { t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import { Part } from '../navigation/part';
import { SettingsPage } from '../navigation/settings-page';
import { aboutLinks } from './about-links';

/** More connections are on their own page. */
const connectionsShown = 10;

/** What this product is, where its documents are, and how to report a problem. */
export function About({ connections }: { readonly connections: readonly Connection[] }) {
  const { version, homepage } = readOwnManifest();
  return (
    <SettingsPage section="about">
      <div class="product">
        <img src="/icons/48.png" alt="" width="48" height="48" />
        <div>
          <p class="product-name">{t('appName')}</p>
          <p class="muted">{t('version', { version })}</p>
        </div>
      </div>
      <p>{t('appDescription')}</p>
      <ul class="links">
        <li>
          <a href="#start">{t('getStarted')}</a>
        </li>
        {aboutLinks(homepage).map(({ text, address }) => (
          <li key={text}>
            <a href={address} target="_blank" rel="noreferrer">
              {t(text)}
            </a>
          </li>
        ))}
      </ul>
      <Part name="problems" title={t('somethingWrong')}>
        <p class="muted">{t(connections.length > 0 ? 'diagnoseFirst' : 'diagnoseNeedsConnection')}</p>
        <div class="actions">
          {connections.slice(0, connectionsShown).map(({ id, name }) => (
            <button key={id} type="button" onClick={() => void openDiagnosticsPage(id)}>
              {t('diagnoseName', { name })}
            </button>
          ))}
        </div>
      </Part>
    </SettingsPage>
  );
}
