import * as v from 'valibot';
import { launchRequestSchema } from './launch-request';

const idSchema = v.pipe(v.string(), v.uuid());

export const askSchema = v.object({
  /** Random, by who asks: the same ask may come twice, and begins one launch at most. */
  askId: idSchema,
  request: launchRequestSchema,
  /** The launch that was known when this was asked: where another of its key has begun since, that one is meant. */
  after: v.optional(idSchema),
});

/** One click, key or address that asks for a launch. */
export type Ask = v.InferOutput<typeof askSchema>;

export const storedAskSchema = v.object({
  ask: askSchema,
  /** Whether a page asks, which asks again when it is not answered. Without one the next worker says what became of it. */
  hasPage: v.boolean(),
  /** In milliseconds since 1970. Decides for how long an answer to the prompt for hosts may still begin it, and nothing else. */
  at: v.number(),
});

/** What was asked, as it is kept until the worker has taken it. */
export type StoredAsk = v.InferOutput<typeof storedAskSchema>;
