import polyfill, { type Browser } from 'webextension-polyfill';

/** The browser's API, which answers with promises in every browser. */
export const browser: Browser = polyfill;

/**
 * The same API, typed for browsers that lack parts of it. Firefox for Android has no omnibox, keys, menus or windows.
 */
export const someBrowser: Partial<Browser> = polyfill;
