import polyfill, { type Browser } from 'webextension-polyfill';

/** The browser's API, which answers with promises in every browser. */
export const browser: Browser = polyfill;

/** The same, of which some browsers lack a part: Firefox for Android has no address bar for extensions, keys, menus or windows. */
export const someBrowser: Partial<Browser> = polyfill;
