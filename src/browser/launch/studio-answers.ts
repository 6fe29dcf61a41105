import type { WebRequest } from 'webextension-polyfill';
import type { LinkAnswer } from '../../core/launch/redeem-link';
import { browser } from '../api/browser';

type Details = WebRequest.OnHeadersReceivedDetailsType;

export interface AwaitedAnswer {
  /** The head of the first answer; pending until there is one. */
  readonly first: Promise<Details>;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens for the answer to an address that is asked for as this type of request. Resolves once the browser listens.
 * Works on hosts alone that the person allowed.
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
  // Chromium tells of `Set-Cookie` only when it is asked for; Firefox always does, and knows no such option.
  const extra = import.meta.env.MODE === 'firefox' ? [] : (['extraHeaders'] as const);
  onHeadersReceived.addListener(listener, { urls: [patternOf(url)], types: [type] }, ['responseHeaders', ...extra]);
  // Calls are taken in their order: once any later one is answered, the listener is in force.
  await browser.runtime.getPlatformInfo();
  return { first, stop: () => onHeadersReceived.removeListener(listener) };
}

/** What Studio answered, from what the browser tells of it. */
export function answerOf({ statusCode, responseHeaders = [] }: Details): LinkAnswer {
  const valuesOf = (wanted: string) =>
    responseHeaders.filter(({ name }) => name.toLowerCase() === wanted).map(({ value = '' }) => value);
  // Firefox joins cookies by line feeds.
  const setCookies = valuesOf('set-cookie').flatMap(value => value.split('\n'));
  return { status: statusCode, location: valuesOf('location')[0], setCookies };
}

/**
 * The address's own path and the name of its first value, without any value: browsers may store what is listened for.
 * Nothing else that Studio's pages ask for fits, should a worker be stopped before it has stopped to listen.
 */
function patternOf({ origin, pathname, search }: URL): string {
  const [name = ''] = search.split(/[=&]/);
  return `${origin}${pathname}${name}${search ? '*' : ''}`;
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
