import * as v from 'valibot';
import { type Stored, storeIfRoom, type WithLock } from '../util/stored';

// After some answers of 5xx, Chromium answers an extension's requests to that address itself for a while
// (`net::ERR_TEMPORARILY_THROTTLED`), which looks as if there were no network.

/** What an address answered, as long as that matters. */
const failuresSchema = v.object({
  /** The latest status that counts. */
  status: v.number(),
  /** How many such answers Chromium has counted; each other answer takes one away. */
  failures: v.number(),
  /** When the latest came, in milliseconds since 1970. */
  at: v.number(),
});

/** By the address, as Chromium tells addresses apart. */
export const addressFailuresSchema = v.record(v.string(), failuresSchema);

export type AddressFailures = v.InferOutput<typeof addressFailuresSchema>;

/** As members of a failure. */
export interface Hold {
  /** What the address answered last. */
  readonly httpStatus: number;
  /** How long the browser may hold requests back from now on. */
  readonly retryAfterSeconds: number;
}

/** The addresses to which the browser may hold requests back, as far as this browser session's answers tell. */
export interface HeldRequests {
  /** Takes the status of an answer. */
  note(url: string, status: number): Promise<void>;
  /**
   * The hold that may have kept a request from its answer, or that an answer of this status, once it is noted, has led
   * to. `undefined` if the browser lets requests through, or there is no network.
   */
  find(url: string, answered?: number): Promise<Hold | undefined>;
}

export interface HeldRequestsPorts {
  readonly withLock: WithLock;
  /** The clock, in milliseconds since 1970. */
  now(): number;
  /** Whether the computer is connected to any network. */
  isOnline(): boolean;
}

/** The statuses that Chromium counts (extensions/renderer/extension_throttle_entry.cc). A gateway's are not among them. */
const counted: readonly number[] = [500, 503, 509];

/** Chromium's own numbers. It cuts up to 40 % off a delay by chance; the whole delay is long enough in any case. */
const backoff = { ignored: 2, firstMilliseconds: 700, factor: 1.4, longestMilliseconds: 15 * 60_000 };

const maximumAddresses = 20;

/** What is known in `stored` of held requests. What cannot be read is learned again. */
export function knowHeldRequests(stored: Stored<AddressFailures>, ports: HeldRequestsPorts): HeldRequests {
  const { withLock, now, isOnline } = ports;
  const read = async () => (await stored.get().catch(() => undefined)) ?? {};
  return {
    note: async (url, status) => {
      const address = addressOf(url);
      // Most addresses have never failed, and need no further look.
      if (!counted.includes(status) && !(await read())[address]) return;
      await withLock('held-requests', async () =>
        storeIfRoom(stored, withAnswer(await read(), address, status, now())),
      );
    },
    find: async (url, answered) => {
      if (answered !== undefined && !counted.includes(answered)) return undefined;
      const found = (await read())[addressOf(url)];
      const milliseconds = found && leftOf(found, now());
      if (!found || !milliseconds || !isOnline()) return undefined;
      return { httpStatus: found.status, retryAfterSeconds: Math.ceil(milliseconds / 1000) };
    },
  };
}

/** Chromium counts by this (extensions/renderer/extension_throttle_manager.cc): without credentials, query and fragment. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.toLowerCase();
}

function withAnswer(known: AddressFailures, address: string, status: number, now: number): AddressFailures {
  const { [address]: before, ...others } = known;
  const failures = before && !isForgotten(before, now) ? before.failures : 0;
  const kept = Object.entries(others).filter(([, other]) => !isForgotten(other, now));
  if (counted.includes(status)) kept.unshift([address, { status, failures: failures + 1, at: now }]);
  else if (before && failures > 1) kept.unshift([address, { ...before, failures: failures - 1 }]);
  return Object.fromEntries(kept.slice(0, maximumAddresses));
}

/** A clock that was set back or forward ends a hold too early at worst: then the card says "offline", as without this. */
function leftOf({ failures, at }: v.InferOutput<typeof failuresSchema>, now: number): number {
  const age = now - at;
  return age < 0 ? 0 : Math.max(0, delayAfter(failures) - age);
}

function delayAfter(failures: number): number {
  const { ignored, firstMilliseconds, factor, longestMilliseconds } = backoff;
  if (failures <= ignored) return 0;
  return Math.min(longestMilliseconds, firstMilliseconds * factor ** (failures - ignored - 1));
}

/** Chromium drops its count when it has not been needed for as long as the longest delay. */
function isForgotten({ failures, at }: v.InferOutput<typeof failuresSchema>, now: number): boolean {
  return Math.abs(now - at) > delayAfter(failures) + backoff.longestMilliseconds;
}
