import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';

interface NoResultsProps {
  readonly search: string;
  onClear(): void;
}

/** Shown in the place of the list. */
export function NoResults({ search, onClear }: NoResultsProps) {
  return (
    <div class="no-results">
      <p role="status">{t('searchNothing', { search })}</p>
      <div class="actions">
        <button type="button" onClick={onClear}>
          {t('clearSearch')}
        </button>
        <button type="button" onClick={() => void openOptionsPage()}>
          {t('options')}
        </button>
      </div>
    </div>
  );
}
