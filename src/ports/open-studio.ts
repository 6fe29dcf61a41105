import { askStudio } from '../browser/launch/ask-studio';
import type { LaunchFacts } from '../browser/launch/launch-facts';
import { leaveLinksToTabs, mayRedeem } from '../browser/launch/may-redeem';
import { openPatiently } from '../browser/launch/open-patiently';
import { sendTab, tooLongForHistory } from '../browser/launch/signing-link';
import { answerOf, awaitAnswer } from '../browser/launch/studio-answers';
import { openProfileTab } from '../browser/launch/studio-tabs';
import type { OpenIn } from '../core/configuration/profile';
import type { Opened } from '../core/launch/launch';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { LaunchRequest } from '../core/launch/launch-request';
import { isTurnedAway, type Redeemed, redeemLink } from '../core/launch/redeem-link';

/** How long a launch waits for Studio's first page, in milliseconds. The tab itself may go on loading after that. */
const arrivalMilliseconds = 5_000;

export interface StudioToOpen {
  /** Signs in whoever opens this link. Works only once. */
  readonly link: URL;
  readonly openIn: OpenIn;
  readonly request: LaunchRequest;
  /** The profile to open, with its names resolved, and the person. */
  readonly opened: Opened;
  readonly budget: LaunchBudget;
  readonly facts: Pick<LaunchFacts, 'session' | 'allowed'>;
  /** Resolves to another link like this one. */
  getAnother(): Promise<URL>;
  /** As for `openTab`. */
  onAsked(): void;
}

/**
 * Opens the Studio that a signing link leads to. Browsers store every address that a tab passes through, so the link
 * would stay in the history and the session files. If possible, the worker therefore redeems the link itself, and the
 * tab starts at the address behind the link. Otherwise the tab opens the link. If Studio did not accept the link from
 * the worker, the tab opens another link. What was just started is tried again. Throws the failures of `openProfileTab`,
 * of `getAnother`, and the reason of a canceled launch.
 */
export async function openStudio(studio: StudioToOpen): Promise<void> {
  const { link, request, budget, facts, getAnother } = studio;
  const open = () => openOnce(studio);
  if (!request.isJustStarted) await open();
  else await openPatiently({ link, allowed: facts.allowed, signal: budget.signal, open, getAnother });
}

/** Resolves to the tab's id, if the browser reveals it. */
async function openOnce(studio: StudioToOpen): Promise<number | undefined> {
  const { link, openIn, request, opened, budget, facts } = studio;
  if (!(await mayRedeem(link, openIn, request, opened.profile, facts))) return await openLink(studio, link);
  const redeemed = await redeem(link, budget);
  budget.signal.throwIfAborted();
  // Nobody has used this link. A worker that is being stopped, say, can no longer listen for Studio's answer.
  if (redeemed === 'unsent') return await openLink(studio, link);
  if (redeemed?.result === 'redeemed') return await openRedeemed(studio, redeemed.url);
  if (redeemed?.isLasting) await leaveLinksToTabs(link);
  return await openLink(studio, await getAnother(studio));
}

/**
 * Redeems a link in the worker. `undefined` if Studio does not answer in time: a tab can wait longer. `unsent` if the link
 * has not been sent to Studio.
 */
async function redeem(link: URL, budget: LaunchBudget): Promise<Redeemed | 'unsent' | undefined> {
  let isSent = false;
  const onSend = () => {
    isSent = true;
  };
  const task = (signal: AbortSignal) => redeemLink(link, url => askStudio(url, signal, onSend));
  const redeemed = await budget.call(task).catch(() => undefined);
  return isSent ? redeemed : 'unsent';
}

/**
 * Opens a tab at the address behind the redeemed link. If Studio does not know the session in that tab, the tab opens
 * another link. This happens if an extension keeps Studio in its own container or the browser keeps cookies apart.
 */
async function openRedeemed(studio: StudioToOpen, url: URL): Promise<number | undefined> {
  const { openIn, request, opened, onAsked } = studio;
  const { first, stop } = await awaitAnswer(url, 'main_frame');
  try {
    const tabId = await openProfileTab(url, openIn, request, opened, onAsked);
    const answer = await Promise.race([first, wait(arrivalMilliseconds)]);
    if (!answer || !isTurnedAway(answerOf(answer), url)) return tabId;
    await leaveLinksToTabs(studio.link);
    await sendTab(answer.tabId, await tooLongForHistory(await getAnother(studio)));
    return answer.tabId;
  } finally {
    stop();
  }
}

async function getAnother(studio: StudioToOpen): Promise<URL> {
  const link = await studio.getAnother();
  studio.budget.signal.throwIfAborted();
  return link;
}

async function openLink({ openIn, request, opened, onAsked }: StudioToOpen, link: URL): Promise<number | undefined> {
  return await openProfileTab(await tooLongForHistory(link), openIn, request, opened, onAsked);
}

async function wait(milliseconds: number): Promise<undefined> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
  return undefined;
}
