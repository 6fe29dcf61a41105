import * as v from 'valibot';
import { appStates, failureSchema, startableApps } from '../failure/launch-outcome';
import { launchRequestSchema } from './launch-request';

const idSchema = v.pipe(v.string(), v.uuid());

export const waitSchema = v.object({
  /** A random ID. Only who was given it can have the wait go on: the address of the waiting page holds it. */
  id: idSchema,
  /** The key of the launch that waits (`flightOf`): a second launch with this key leads to the same page. */
  key: v.string(),
  /** The launch, once it can go on. */
  request: launchRequestSchema,
  /** For whom it is started (`personKey`). Nothing is started for anybody else. */
  person: v.string(),
  app: v.picklist(startableApps),
  /** Its latest state. */
  state: v.picklist(appStates),
  instanceType: v.optional(v.string()),
  /** `first`: it is stopped before it is started. `for-good`: it is stopped as soon as AWS allows that, and not opened. */
  stops: v.optional(v.picklist(['first', 'for-good'])),
  /** Since when it is known to be stopping, in milliseconds since 1970. */
  stoppingSince: v.optional(v.number()),
  /** On what it is started, whatever the profile says. */
  wishedType: v.optional(v.string()),
  /** When somebody began to wait, in milliseconds since 1970. */
  begunAt: v.number(),
  /** Its start for this wait; not set where it was starting already, or is still to be started. */
  started: v.optional(
    v.object({
      /** In milliseconds since 1970. */
      at: v.number(),
      /** The state it was in. */
      from: v.picklist(appStates),
    }),
  ),
  /** How often in a row the state could not be learned. */
  failures: v.number(),
  /** Why it could not be learned the last time. */
  problem: v.optional(failureSchema),
  /** Why nobody waits any more. */
  failure: v.optional(failureSchema),
});

/** Somebody's wait for an app or a notebook instance to run, so that it can be opened. */
export type Wait = v.InferOutput<typeof waitSchema>;

export const waitRequestSchema = v.object({ waitId: idSchema });
export type WaitRequest = v.InferOutput<typeof waitRequestSchema>;

/** Whether the wait is over: it runs, or is stopped if that is what is waited for, or it failed. */
export function isOver({ state, failure, stops }: Pick<Wait, 'state' | 'failure' | 'stops'>): boolean {
  if (failure !== undefined) return true;
  switch (stops) {
    case undefined:
      return state === 'running';
    case 'first':
      return false;
    case 'for-good':
      return ['stopping', 'stopped', 'failed', 'deleting'].includes(state);
  }
}
