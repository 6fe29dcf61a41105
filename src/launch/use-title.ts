import { useEffect } from 'preact/hooks';
import { t } from '../browser/api/translate';

/**
 * Names the tab, and with it the bookmark that a person makes of it, after a profile. Title and icon say so if what was
 * waited for `isReady`: the tab may be in the background.
 */
export function useTitle(name: string | undefined, isReady = false): void {
  useEffect(() => {
    if (name === undefined) return;
    document.title = isReady ? t('readyTitle', { name }) : `${name} – ${t('appShortName')}`;
  }, [name, isReady]);
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = isReady ? '/icons/ready.png' : '/icons/32.png';
  }, [isReady]);
}
