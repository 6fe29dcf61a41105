import type { WebRequest } from 'webextension-polyfill';
import { hostSuffix, type LinkAnswer } from '../../core/launch/redeem-link';
import { browser } from '../api/browser';

type Details = WebRequest.OnHeadersReceivedDetailsType;

export interface AwaitedAnswer {
  /** The head of the first answer; pending until there is one. */
  readonly first: Promise<Details>;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens for the answer to a request of this type for this address. Resolves once the browser listens.
 * Works only on hosts that the person allowed.
 */
export async function awaitAnswer(url: URL, type: 'main_frame' | 'xmlhttprequest'): Promise<AwaitedAnswer> {
  const { onHeadersReceived } = browser.webRequest;
  const asked = withoutFragment(url.href);
  let tell: ((details: Details) => void) | undefined;
  const first = new Promise<Details>(resolve => {
    tell = resolve;
  });
  const listener = (details: Details) => {
    if (withoutFragment(details.url) === asked) tell?.(details);
    return undefined;
  };
  // Chromium reports `Set-Cookie` only with `extraHeaders`; Firefox always does, and does not know that option.
  const extra = import.meta.env.MODE === 'firefox' ? [] : (['extraHeaders'] as const);
  onHeadersReceived.addListener(listener, { urls: [patternOf(url)], types: [type] }, ['responseHeaders', ...extra]);
  // The browser handles calls in order: once a later call is answered, the listener is active.
  await browser.runtime.getPlatformInfo();
  return { first, stop: () => onHeadersReceived.removeListener(listener) };
}

export interface WatchedPages {
  /** The first answer that a page in this tab ended in, after redirects; pending until there is one. */
  first(tabId: number): Promise<Details>;
  /** Forgets all answers until now. */
  forget(): void;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens for the pages that tabs get from hosts of the same kind and region as this address has. Resolves once the browser
 * listens. Works only on hosts that the person allowed.
 */
export async function watchPages(url: URL): Promise<WatchedPages> {
  const { onHeadersReceived } = browser.webRequest;
  let answers: Details[] = [];
  let tell = () => {};
  const listener = (details: Details) => {
    const isRedirect = details.statusCode >= 300 && details.statusCode < 400;
    if (!isRedirect) answers.push(details);
    tell();
    return undefined;
  };
  const urls = [`https://*${hostSuffix(url)}/*`];
  onHeadersReceived.addListener(listener, { urls, types: ['main_frame'] });
  await browser.runtime.getPlatformInfo();
  return {
    first: tabId =>
      new Promise(resolve => {
        tell = () => {
          const found = answers.find(details => details.tabId === tabId);
          if (found) resolve(found);
        };
        tell();
      }),
    forget: () => {
      answers = [];
    },
    stop: () => onHeadersReceived.removeListener(listener),
  };
}

/** Studio's answer, as the browser reports it. */
export function answerOf({ statusCode, responseHeaders = [] }: Details): LinkAnswer {
  const valuesOf = (wanted: string) =>
    responseHeaders.filter(({ name }) => name.toLowerCase() === wanted).map(({ value = '' }) => value);
  // Firefox joins cookies with line feeds.
  const setCookies = valuesOf('set-cookie').flatMap(value => value.split('\n'));
  return { status: statusCode, location: valuesOf('location')[0], setCookies };
}

/**
 * A match pattern with the address's path and the name of its first parameter, but no value, because browsers may store
 * the pattern. No other request of Studio's pages matches, in case a worker is stopped before it stops listening.
 */
function patternOf({ origin, pathname, search }: URL): string {
  const [name = ''] = search.split(/[=&]/);
  return `${origin}${pathname}${name}${search ? '*' : ''}`;
}

export function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
