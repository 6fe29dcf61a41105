import * as v from 'valibot';

const faultSchema = v.strictObject({
  /** An operation as the log names it, or a prefix of one: `SageMaker.`, `oidc.token`. */
  operation: v.string(),
  /** How many requests it strikes; all of them unless told. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  errorType: v.optional(v.string()),
  message: v.optional(v.string()),
  delayMilliseconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Answers once this is settled: for a test in this process, which may look at what is under way for as long as it likes. */
  held: v.optional(v.promise()),
  /** Never answers. */
  hang: v.optional(v.literal(true)),
  /** Destroys the socket. */
  reset: v.optional(v.literal(true)),
  /** Does what is asked, and destroys the socket in the place of the answer. */
  loseAnswer: v.optional(v.literal(true)),
  /** A page with status 200, as a captive portal gives. */
  html: v.optional(v.literal(true)),
  /** `{}`. */
  emptyBody: v.optional(v.literal(true)),
  rawBody: v.optional(v.string()),
  noDateHeader: v.optional(v.literal(true)),
  /** In the place of AuthorizedUrl, in an answer that is otherwise judged and made as ever. */
  authorizedUrl: v.optional(v.unknown()),
  /** Any JSON in the place of the answer. */
  body: v.optional(v.unknown()),
  /** Headers to set, over those of the answer; `date` and `retry-after`, say. */
  headers: v.optional(v.record(v.string(), v.string())),
});

/** A way for an operation to go wrong. */
export type Fault = v.InferInput<typeof faultSchema>;

/** Parses faults from outside; throws if they are none. */
export function parseFaults(value: unknown): readonly Fault[] {
  return v.parse(v.array(faultSchema), value);
}

export interface Faults {
  set(faults: readonly Fault[]): void;
  /** The first fault in the list that strikes this operation; counts one off its times. */
  take(operation: string): Fault | undefined;
}

/** Keeps the faults in force. */
export function createFaults(): Faults {
  let current: { readonly fault: Fault; left: number }[] = [];
  return {
    set: faults => {
      current = faults.map(fault => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
    },
    take: operation => {
      const found = current.find(({ fault, left }) => left > 0 && operation.startsWith(fault.operation));
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}
