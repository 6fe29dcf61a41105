import { send } from '../browser/api/messaging';
import { pause } from '../browser/api/pause';
import { withLock } from '../browser/api/with-lock';
import type { Profile } from '../core/configuration/profile';
import type { ShownState } from '../core/protocol';
import { groupByPlace, type PlaceOfStates } from '../core/spaces/group-by-place';
import { freshMilliseconds } from '../core/spaces/known-state';
import { afterPaint } from '../ui/after-paint';

/** A click right after the popup opens is served first, in milliseconds. */
const firstPause = 400;
/** The list has to stand still for so long, in milliseconds. */
const scrollPause = 300;
const callsAtOnce = 2;

export interface WatchPorts {
  /** The profiles that are in view now. */
  findInView(): readonly Profile[];
  /** The part of the page that scrolls. */
  readonly list: HTMLElement | null;
  /** The states that have been learned of these profiles; of those without one, nothing is known. */
  onFound(profileIds: readonly string[], states: Readonly<Record<string, ShownState>>): void;
}

/**
 * Asks the worker for the states of what is in view, and again when something else is or 15 s are over, until the signal is
 * aborted. The worker goes on for as long as the lock is held: a page that is closed asks for nothing more.
 */
export async function watchStates(ports: WatchPorts, signal: AbortSignal): Promise<void> {
  await afterPaint();
  await pause(firstPause, signal);
  const lock = `states:${crypto.randomUUID()}`;
  const over = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
  const askedAt = new Map<string, number>();
  const watch = async () => {
    while (!signal.aborted) {
      await askForView(lock, askedAt, ports, signal);
      await untilNextLook(ports.list, signal);
    }
  };
  if (!signal.aborted) await withLock(lock, () => Promise.race([watch(), over]));
}

async function askForView(lock: string, askedAt: Map<string, number>, ports: WatchPorts, signal: AbortSignal) {
  const now = Date.now();
  const isDue = ({ id }: Profile) => Math.abs(now - (askedAt.get(id) ?? 0)) >= freshMilliseconds;
  const places = groupByPlace(ports.findInView().filter(isDue));
  for (const id of places.flatMap(({ profileIds }) => profileIds)) askedAt.set(id, now);
  const left = places.values();
  const askNext = async () => {
    for (const place of left) await askForPlace(place, lock, ports, signal);
  };
  await Promise.all(Array.from({ length: callsAtOnce }, askNext));
}

async function askForPlace(
  { connectionId, profileIds }: PlaceOfStates,
  lock: string,
  ports: WatchPorts,
  signal: AbortSignal,
) {
  let left = [...profileIds];
  while (left.length > 0 && !signal.aborted) {
    // A worker that was stopped is asked again with the next look.
    const found = await send('findStates', { connectionId, profileIds: left, lock }).catch(() => undefined);
    if (!found || signal.aborted) return;
    ports.onFound(found.done, found.states);
    const done = new Set(found.done);
    const rest = left.filter(id => !done.has(id));
    if (rest.length === left.length) return;
    left = rest;
  }
}

async function untilNextLook(list: HTMLElement | null, signal: AbortSignal): Promise<void> {
  const scrolled = new AbortController();
  list?.addEventListener('scroll', () => scrolled.abort(), {
    once: true,
    signal: AbortSignal.any([signal, scrolled.signal]),
  });
  await pause(freshMilliseconds, AbortSignal.any([signal, scrolled.signal]));
  if (scrolled.signal.aborted) await pause(scrollPause, signal);
}
