import { askStudio } from '../browser/launch/ask-studio';
import { leaveLinksToTabs, mayRedeem } from '../browser/launch/may-redeem';
import { openProfileTab } from '../browser/launch/open-tabs';
import { sendTab, tooLongForHistory } from '../browser/launch/signing-link';
import { answerOf, awaitAnswer } from '../browser/launch/studio-answers';
import type { OpenIn } from '../core/configuration/profile';
import type { Opened } from '../core/launch/launch';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { LaunchRequest } from '../core/launch/launch-request';
import { isTurnedAway, type Redeemed, redeemLink } from '../core/launch/redeem-link';

/** How long a launch waits for Studio's first page, in milliseconds: the tab goes on waiting. */
const arrivalMilliseconds = 5_000;

export interface StudioToOpen {
  /** Signs whoever opens it in, once. */
  readonly link: URL;
  readonly openIn: OpenIn;
  readonly request: LaunchRequest;
  /** What is opened, its names resolved, and for whom. */
  readonly opened: Opened;
  readonly budget: LaunchBudget;
  /** Resolves to another link like this one. */
  getAnother(): Promise<URL>;
  /** As for `openTab`. */
  onAsked(): void;
}

/**
 * Opens what a signing link leads to. Browsers write down every address that a tab is led through, so that the link would
 * stay in the history and the session files: where it can, the worker redeems the link itself, and the tab begins at the
 * address behind it. Else the tab opens the link; another one, where Studio did not take the first one from the worker.
 * Throws the failures of `openProfileTab`, of `getAnother`, and the reason of a cancelled launch.
 */
export async function openStudio(studio: StudioToOpen): Promise<void> {
  const { link, openIn, request, opened, budget } = studio;
  if (!(await mayRedeem(link, openIn, request, opened.profile))) return await openLink(studio, link);
  const redeemed = await redeem(link, budget);
  budget.signal.throwIfAborted();
  if (redeemed?.result === 'redeemed') return await openRedeemed(studio, redeemed.url);
  if (redeemed?.isLasting) await leaveLinksToTabs(link);
  await openLink(studio, await getAnother(studio));
}

/** Nothing where Studio does not answer in time: a tab can wait for longer. */
async function redeem(link: URL, budget: LaunchBudget): Promise<Redeemed | undefined> {
  const task = (signal: AbortSignal) => redeemLink(link, url => askStudio(url, signal));
  return await budget.call(task).catch(() => undefined);
}

/**
 * The tab begins behind the link. Should Studio not know the session there (an extension that keeps Studio in a container
 * of its own, a browser that keeps cookies apart), that tab opens another link.
 */
async function openRedeemed(studio: StudioToOpen, url: URL): Promise<void> {
  const { openIn, request, opened, onAsked } = studio;
  const { first, stop } = await awaitAnswer(url, 'main_frame');
  try {
    await openProfileTab(url, openIn, request, opened, onAsked);
    const answer = await Promise.race([first, wait(arrivalMilliseconds)]);
    if (!answer || !isTurnedAway(answerOf(answer), url)) return;
    await leaveLinksToTabs(studio.link);
    await sendTab(answer.tabId, await tooLongForHistory(await getAnother(studio)));
  } finally {
    stop();
  }
}

async function getAnother(studio: StudioToOpen): Promise<URL> {
  const link = await studio.getAnother();
  studio.budget.signal.throwIfAborted();
  return link;
}

async function openLink({ openIn, request, opened, onAsked }: StudioToOpen, link: URL): Promise<void> {
  await openProfileTab(await tooLongForHistory(link), openIn, request, opened, onAsked);
}

async function wait(milliseconds: number): Promise<undefined> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
  return undefined;
}
