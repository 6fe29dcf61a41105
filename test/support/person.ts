import { createTestBrowser, submitLogin, type TestFetch } from '../../local-aws/test-client';
import type { OpenWindow } from '../../src/core/sign-in/sign-in-window';

/** Someone at a browser: its cookies, and what was put before them. */
export interface Person {
  readonly openWindow: OpenWindow;
  /** Each page of the provider's that was opened, in order. */
  readonly opened: readonly { readonly url: URL; readonly mode: 'silent' | 'window' }[];
}

/** Signs in wherever the provider shows its form; out of sight there is nobody who could. */
export function createPerson(fetch: TestFetch, redirectUri: string, username = 'alice'): Person {
  const { open } = createTestBrowser(fetch);
  const opened: { url: URL; mode: 'silent' | 'window' }[] = [];
  const isBack = (location: string | undefined) => location?.startsWith(redirectUri) === true;
  return {
    opened,
    openWindow: async (url, mode) => {
      opened.push({ url, mode });
      const page = await open(url);
      const atForm = !isBack(page.headers.location) && mode === 'window';
      const { location } = (atForm ? await submitLogin(open, page, username, username) : page).headers;
      return location && isBack(location) ? { type: 'redirected', url: location } : { type: 'cancelled' };
    },
  };
}
