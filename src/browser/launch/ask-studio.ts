import type { LinkAnswer } from '../../core/launch/redeem-link';
import { answerOf, awaitAnswer } from './studio-answers';

/** How long the browser may take to tell of an answer that has come, in milliseconds. */
const tellingMilliseconds = 5_000;

/** As a tab asks. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/**
 * Asks Studio for an address as a tab would, but without one, so that the address is in no history, session file or cache.
 * Cookies are sent and kept; no redirect is followed. A script is not told where a redirect leads: the browser's
 * `webRequest` is. Resolves to nothing where there is no answer. Throws the signal's reason once the signal is aborted.
 */
export async function askStudio(url: URL, signal: AbortSignal): Promise<LinkAnswer | undefined> {
  const { first, stop } = await awaitAnswer(url, 'xmlhttprequest');
  try {
    const { type, status, body } = await fetch(url, {
      redirect: 'manual',
      credentials: 'include',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { accept },
      signal,
    });
    if (type !== 'opaqueredirect') {
      void body?.cancel();
      return { status, setCookies: [] };
    }
    return await Promise.race([
      first.then(answerOf),
      new Promise<undefined>(resolve => setTimeout(resolve, tellingMilliseconds)),
    ]);
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    stop();
  }
}
