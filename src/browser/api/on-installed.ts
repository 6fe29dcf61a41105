import { browser } from './browser';

/** Calls back once, when the extension has been installed: not after an update of it, or of the browser. */
export function onInstalled(callback: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') callback();
  });
}
