import type { Browser } from 'webextension-polyfill';

declare global {
  /** Firefox's name for its API. */
  var browser: Browser | undefined;
  /** Chromium's. */
  var chrome: Browser;
}
