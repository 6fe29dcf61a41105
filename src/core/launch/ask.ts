import * as v from 'valibot';
import { idSchema as connectionIdSchema } from '../configuration/connection';
import { launchRequestSchema } from './launch-request';

const idSchema = v.pipe(v.string(), v.uuid());

export const askSchema = v.object({
  /** A random ID, made by the asker. An ask that arrives twice begins at most one launch. */
  askId: idSchema,
  request: launchRequestSchema,
  /**
   * The latest launch known to the asker. If a newer launch with the same key has begun, the ask means the newer one.
   */
  after: v.optional(idSchema),
  /** The connection that the profile used when it was listed: read along with the profile, not after it. */
  likelyConnection: v.optional(connectionIdSchema),
  /** A connection to sign out of before the launch, so that somebody else can sign in. */
  signOutOf: v.optional(connectionIdSchema),
});

/** One click, key or address that asks for a launch. */
export type Ask = v.InferOutput<typeof askSchema>;

export const storedAskSchema = v.object({
  ask: askSchema,
  /** Whether a page asked. A page repeats an unanswered ask; without a page, the next worker reports the outcome. */
  hasPage: v.boolean(),
  /** In milliseconds since 1970. Only decides how long an answer to the prompt for hosts may still begin the launch. */
  at: v.number(),
});

/** An ask, as it is stored until the worker has taken it. */
export type StoredAsk = v.InferOutput<typeof storedAskSchema>;
