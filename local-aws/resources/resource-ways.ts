import * as v from 'valibot';

const durationSchema = v.union([v.pipe(v.number(), v.minValue(0)), v.literal('never')]);

const listWaysSchema = v.object({
  /** `short`: half of what is asked for. `withEmpty`: before each page comes one with nothing but a token. */
  pages: v.picklist(['full', 'short', 'withEmpty']),
  /** How long a token for the next page is, in characters. AWS's may be up to 8,192 long. */
  tokenLength: v.pipe(v.number(), v.integer(), v.minValue(40), v.maxValue(8_192)),
});
/** How lists are cut into pages. */
export type ListWays = v.InferOutput<typeof listWaysSchema>;

export const resourceWaysSchema = v.strictObject({
  /** How long an app or a notebook instance is Pending before it is in service, or has failed. */
  startMilliseconds: v.exactOptional(durationSchema),
  /** How long it takes to stop; `never` for a stop that hangs. */
  stopMilliseconds: v.exactOptional(durationSchema),
  /** How long a space or a notebook instance is Updating. */
  updateMilliseconds: v.exactOptional(durationSchema),
  /** How long, after a start, AWS still tells of what was there before. */
  settleMilliseconds: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  /** What each start ends in instead of in service; `none` where it succeeds. */
  startFailure: v.exactOptional(v.picklist(['none', 'capacity', 'internal', 'volume'])),
  /** By AWS's name of a quota: its limit; what is not named has none. */
  quotas: v.exactOptional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)))),
  lists: v.exactOptional(listWaysSchema),
});

/** How the account's spaces and notebook instances start and stop. */
export type ResourceWays = Required<v.InferOutput<typeof resourceWaysSchema>>;

export const usualResourceWays: ResourceWays = {
  startMilliseconds: 3_000,
  stopMilliseconds: 1_000,
  updateMilliseconds: 0,
  settleMilliseconds: 0,
  startFailure: 'none',
  quotas: {},
  lists: { pages: 'full', tokenLength: 40 },
};
