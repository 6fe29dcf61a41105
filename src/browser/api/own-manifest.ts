import { browser } from './browser';

/** What this build says of itself. `homepage` is the address of its repository, if it has a public one. */
export function readOwnManifest(): { readonly version: string; readonly homepage: string | undefined } {
  const { version, homepage_url: homepage } = browser.runtime.getManifest();
  // Firefox gives `null` for what the manifest does not have.
  return { version, homepage: homepage ?? undefined };
}

/** This extension's ID, as the browser and its policies name it. */
export function readOwnId(): string {
  return browser.runtime.id;
}
