import { t } from '../browser/api/translate';

/** The site that the link was on, or this extension. Browsers tell extensions little about that site. */
export function findReferrer(): string | undefined {
  if (!URL.canParse(document.referrer)) return undefined;
  const { origin, host } = new URL(document.referrer);
  return origin === location.origin ? t('appShortName') : host;
}
