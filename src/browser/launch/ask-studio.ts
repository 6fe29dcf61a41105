import type { LinkAnswer } from '../../core/launch/redeem-link';
import { answerOf, awaitAnswer } from './studio-answers';

/** How long the browser may take to report an answer that has arrived, in milliseconds. */
const tellingMilliseconds = 5_000;

/** The `accept` header that a tab sends. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/**
 * Requests an address from Studio as a tab would, but without a tab, so that the address is in no history, session file
 * or cache. Cookies are sent and kept; no redirect is followed. `fetch` does not tell where a redirect leads, so
 * the redirect is read through the browser's `webRequest`. `onSend` is called right before the request is sent. Resolves
 * to `undefined` if there is no answer. Throws the signal's reason once the signal is aborted, and what the browser says
 * if it cannot listen.
 */
export async function askStudio(url: URL, signal: AbortSignal, onSend: () => void): Promise<LinkAnswer | undefined> {
  const { first, stop } = await awaitAnswer(url, 'xmlhttprequest');
  try {
    onSend();
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
