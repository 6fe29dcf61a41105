import type { Stored } from '../../core/util/stored';
import { browser } from '../api/browser';

/**
 * The mark that the next sign-in asks who it is: for the connection that was signed out of, and for the provider, whose
 * own session would else let the same person in at any other connection, also at one that takes the place of a deleted
 * one. The mark is no secret, and is kept on disk: the provider's session outlives the browser, too.
 */
export function signedOutItem(connectionId: string, issuer: string | undefined): Stored<true> {
  const keys = [`signedOut:${connectionId}`, ...(issuer === undefined ? [] : [`signedOutOf:${issuer}`])];
  const { local, session } = browser.storage;
  return {
    get: async () => {
      const [kept, brief] = await Promise.all([local.get(keys), session.get(keys)]);
      return Object.keys({ ...kept, ...brief }).length > 0 ? true : undefined;
    },
    set: async () => {
      const marks = Object.fromEntries(keys.map(key => [key, true]));
      // On a full disk, for as long as the browser runs.
      await local.set(marks).catch(() => session.set(marks));
    },
    remove: async () => void (await Promise.all([local.remove(keys), session.remove(keys)])),
  };
}
