import { t } from '../browser/api/translate';

/** How this computer's keyboard names the key that goes with digits and clicks: `⌘`, `Ctrl ` or `Strg `. */
export function controlKey(): string {
  return /Mac/.test(navigator.platform) ? '⌘' : `${t('controlKey')} `;
}
