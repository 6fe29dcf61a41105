import { plural, t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { sectionNames } from '../navigation/sections';
import { findSettings } from './settings-index';

interface SearchResultsProps {
  readonly search: string;
  readonly configuration: Configuration;
  onOpen(address: string): void;
}

/** How many results are shown. A longer search finds fewer. */
const resultsShown = 30;

/** The settings that a search finds. Each leads to its place. */
export function SearchResults({ search, configuration, onOpen }: SearchResultsProps) {
  const found = findSettings(search, configuration, key => t(key));
  return (
    <section class="page">
      <h1 tabIndex={-1}>{t('settingsSearch')}</h1>
      <p role="status" class="muted">
        {found.length === 0 ? t('settingsNothing', { search }) : plural('settingsFound', found.length, { search })}
      </p>
      <ul class="results">
        {found.slice(0, resultsShown).map(({ name, section, address }) => (
          <li key={`${address} ${name}`}>
            <a
              href={address}
              onClick={event => {
                event.preventDefault();
                onOpen(address);
              }}
            >
              <span>{name}</span>
              <span class="muted">{t(sectionNames[section])}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
