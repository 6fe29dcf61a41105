import { hostOf } from '../../core/hosts/wanted-hosts';
import { mayPass, signsIn } from '../../core/launch/redeem-link';
import { browser } from '../api/browser';
import { findMissing } from '../api/host-permissions';
import { sendTab, tooLongForHistory } from './signing-link';
import { type WatchedPages, watchPages, withoutFragment } from './studio-answers';

/** How often a page that is an error is opened again. */
const maximumRetries = 2;
/** How long to wait for Studio's answer, and before it is asked again, in milliseconds. */
const answerMilliseconds = 10_000;
const pauseMilliseconds = 3_000;

export interface JustStarted {
  readonly link: URL;
  /** The match patterns of the hosts that the person allowed. */
  readonly allowed: ReadonlySet<string>;
  readonly signal: AbortSignal;
  /** Opens it; resolves to the tab's id, if the browser reveals it. */
  open(): Promise<number | undefined>;
  /** Resolves to another link like this one. */
  getAnother(): Promise<URL>;
}

/**
 * Opens what has just been started. For some seconds Studio may still answer an error for it: the tab then tries again, at
 * most twice. Where Studio's host is not allowed, the browser does not tell how it answered, and nothing is tried again.
 * Throws the failures of `open`, and none of a retry: the tab is open, and shows what Studio answered.
 */
export async function openPatiently(started: JustStarted): Promise<void> {
  const { link, allowed, open } = started;
  if ((await findMissing([hostOf(link.href)], allowed)).length > 0) return void (await open());
  const pages = await watchPages(link);
  try {
    const tabId = await open();
    if (tabId !== undefined) await retryErrors(tabId, pages, started).catch(() => undefined);
  } finally {
    pages.stop();
  }
}

async function retryErrors(
  tabId: number,
  pages: WatchedPages,
  { link, signal, getAnother }: JustStarted,
): Promise<void> {
  for (let retries = 0; retries < maximumRetries; retries += 1) {
    const answer = await Promise.race([pages.first(tabId), wait(answerMilliseconds)]);
    if (!answer || !mayPass(answer.statusCode)) return;
    await wait(pauseMilliseconds);
    // The person may have gone on to another page, or canceled.
    const { url = '' } = await browser.tabs.get(tabId);
    if (signal.aborted || withoutFragment(url) !== withoutFragment(answer.url)) return;
    pages.forget();
    if (signsIn(new URL(url), link)) await sendTab(tabId, await tooLongForHistory(await getAnother()));
    else await browser.tabs.reload(tabId);
  }
}

async function wait(milliseconds: number): Promise<undefined> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
  return undefined;
}
