import type { Browser } from 'webextension-polyfill';

declare global {
  /** Chromium's name for the browser's API, and in Firefox a second one: what tests run in a page or worker uses it. */
  var chrome: Browser;
}
