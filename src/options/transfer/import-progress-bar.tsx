import { t } from '../../browser/api/translate';

/** How many of the items of an import have been stored. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** Stands beside the buttons, so that nothing moves when the bar comes and goes. */
export function ImportProgressBar({ progress }: { readonly progress: ImportProgress | undefined }) {
  const text = progress && t('importStoring', { done: format(progress.done), total: format(progress.total) });
  return (
    <>
      {progress && <progress aria-label={text} value={progress.done} max={progress.total} />}
      <span role="status" class="muted">
        {text}
      </span>
    </>
  );
}

function format(count: number): string {
  return count.toLocaleString(t('languageTag'));
}
