import { useEffect } from 'preact/hooks';
import { t } from '../browser/api/translate';

/** Names the tab, and with it the bookmark that a person makes of it, after a profile. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – ${t('appShortName')}`;
  }, [name]);
}
