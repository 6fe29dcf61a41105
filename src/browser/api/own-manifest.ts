import { browser } from './browser';

/** What this build says of itself. `homepage` is the address of its repository, if it has a public one. */
export function readOwnManifest(): { readonly version: string; readonly homepage: string | undefined } {
  const { version, homepage_url: homepage } = browser.runtime.getManifest();
  return { version, homepage };
}
