import type { ListName } from '../../core/discovery/list-call';
import type { FoundPage } from '../../core/discovery/page';
import { beginWalk, type PageAnswer, stepAfter, type Walk } from '../../core/discovery/walk';

export interface ReadListPorts {
  findPage(walk: Pick<Walk, 'list' | 'token'>): Promise<PageAnswer>;
  onPage(page: FoundPage): void;
  /** Waits, or less if the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** The most pages that are read for suggestions, of up to 100 names each: what is beyond can be typed. */
export const maximumPages = 20;

/**
 * Reads a list, page by page, until it ends or the signal is aborted. Resolves to its pages: none where the role may not
 * have the list. `undefined` where asking again may help. A failure is told nowhere: the field takes any name.
 */
export async function readList(
  list: ListName,
  ports: ReadListPorts,
  signal: AbortSignal,
): Promise<readonly FoundPage[] | undefined> {
  const pages: FoundPage[] = [];
  let walk = beginWalk(list);
  while (pages.length < maximumPages) {
    if (signal.aborted) return undefined;
    const answer = await ports.findPage(walk);
    if (signal.aborted) return undefined;
    if (answer.result === 'page') {
      pages.push(answer.page);
      ports.onPage(answer.page);
    }
    const step = stepAfter(walk, answer, ports.random());
    const isDenied = step.next === 'failed' && step.failure.code === 'access-denied';
    if (step.next === 'end' || step.next === 'repeated' || isDenied) return pages;
    if (step.next === 'sign-in' || step.next === 'failed') return undefined;
    if (step.next === 'wait') await ports.pause(step.milliseconds, signal);
    walk = step.walk;
  }
  return pages;
}
