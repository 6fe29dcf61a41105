import * as v from 'valibot';
import { appStates, startableApps } from '../failure/launch-outcome';
import type { AppState } from './app-state';

/** How long a state that was asked for is shown without asking again, in milliseconds. */
export const freshMilliseconds = 15_000;
/** A stop that takes longer is said to, in milliseconds. Some hang for 20 minutes and more. */
export const slowStopMilliseconds = 10 * 60_000;
/** More than a popup shows. Every launch reads along what is kept. */
const maximumStates = 48;

/** A state that has been learned, of what, by whom, and when. */
export const knownStateSchema = v.object({
  /** What it is the state of, and by whose credentials it was asked for. */
  target: v.string(),
  /** When it was learned, in milliseconds since 1970. */
  at: v.number(),
  app: v.picklist(startableApps),
  state: v.picklist(appStates),
  instanceType: v.optional(v.string()),
  startedAt: v.optional(v.number()),
  /** Since when it is known to be stopping, in milliseconds since 1970. */
  stoppingSince: v.optional(v.number()),
});

export type KnownState = v.InferOutput<typeof knownStateSchema>;

/** The state of a target, if it was learned so shortly before `now` that it is shown without asking again. */
export function findFresh(states: readonly KnownState[], target: string, now: number): KnownState | undefined {
  // A clock that was set back makes nothing fresh for hours.
  return states.find(each => each.target === target && Math.abs(now - each.at) < freshMilliseconds);
}

/** What is kept once a state has been learned; a stop goes on counting from when it was first seen. */
export function learn(states: readonly KnownState[], target: string, learned: AppState, now: number): KnownState[] {
  const { app, state, instanceType, startedAt } = learned;
  const former = states.find(each => each.target === target);
  const stoppingSince = former?.state === 'stopping' ? (former.stoppingSince ?? now) : now;
  const known: KnownState = {
    ...{ target, app, state, at: now },
    ...(instanceType !== undefined && { instanceType }),
    ...(startedAt !== undefined && { startedAt }),
    ...(state === 'stopping' && { stoppingSince }),
  };
  return [...states.filter(each => each.target !== target), known].slice(-maximumStates);
}

/** For how many minutes something has been stopping, if that is longer than usual. */
export function slowStopMinutes({ stoppingSince }: Pick<KnownState, 'stoppingSince'>, now: number): number | undefined {
  const milliseconds = stoppingSince === undefined ? 0 : now - stoppingSince;
  return milliseconds >= slowStopMilliseconds ? Math.floor(milliseconds / 60_000) : undefined;
}
