import { plainForm } from '../../core/sign-in/issuer';
import type { Stored } from '../../core/util/stored';
import { browser } from '../api/browser';

/**
 * The mark that makes the next sign-in ask who the person is. One mark is for the connection that was signed out of,
 * one for its provider. Otherwise the provider's own session would let the same person in at any other connection,
 * including one that replaces a deleted connection. The mark is not secret. It is kept on disk, because the provider's
 * session also outlives the browser.
 */
export function signedOutItem(connectionId: string, issuer: string | undefined): Stored<true> {
  const keys = [`signedOut:${connectionId}`, ...(issuer === undefined ? [] : [`signedOutOf:${plainForm(issuer)}`])];
  const { local, session } = browser.storage;
  return {
    get: async () => {
      const [kept, brief] = await Promise.all([local.get(keys), session.get(keys)]);
      return Object.keys({ ...kept, ...brief }).length > 0 ? true : undefined;
    },
    set: async () => {
      const marks = Object.fromEntries(keys.map(key => [key, true]));
      // If the disk is full, the marks are kept only as long as the browser runs.
      await local.set(marks).catch(() => session.set(marks));
    },
    remove: async () => void (await Promise.all([local.remove(keys), session.remove(keys)])),
  };
}
