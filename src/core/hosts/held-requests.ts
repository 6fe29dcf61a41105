import * as v from 'valibot';
import { type Stored, storeIfRoom, type WithLock } from '../util/stored';

// After some answers of 5xx, Chromium answers an extension's requests to that host itself for a while
// (`net::ERR_TEMPORARILY_THROTTLED`), which looks as if there were no network.

/** What a host answered, as long as that matters. */
const failuresSchema = v.object({
  /** The latest status of 500 or more. */
  status: v.number(),
  /** How many such answers Chromium has counted; each other answer takes one away. */
  failures: v.number(),
  /** When the latest came, in milliseconds since 1970. */
  at: v.number(),
});

/** By the host's name. */
export const hostFailuresSchema = v.record(v.string(), failuresSchema);

export type HostFailures = v.InferOutput<typeof hostFailuresSchema>;

export interface Hold {
  /** What the host answered last. */
  readonly status: number;
  /** How long the browser may hold requests back from now on, in milliseconds. */
  readonly milliseconds: number;
}

/** The hosts to which the browser may hold requests back, as far as this browser session's answers tell. */
export interface HeldHosts {
  /** Takes the status of an answer. */
  note(host: string, status: number): Promise<void>;
  /** `undefined` if the browser lets requests through, or there is no network. */
  find(host: string): Hold | undefined;
}

export interface HeldHostsPorts {
  readonly withLock: WithLock;
  /** The clock, in milliseconds since 1970. */
  now(): number;
  /** Whether the computer is connected to any network. */
  isOnline(): boolean;
}

/**
 * Chromium's own numbers (extensions/renderer/extension_throttle_entry.cc). It cuts up to 40 % off a delay by chance;
 * the whole delay is long enough in any case.
 */
const backoff = { ignored: 2, firstMilliseconds: 700, factor: 1.4, longestMilliseconds: 15 * 60_000 };

const maximumHosts = 20;

/** The hosts as they are stored. What cannot be read is learned again. */
export async function readHeldHosts(stored: Stored<HostFailures>, ports: HeldHostsPorts): Promise<HeldHosts> {
  const { withLock, now, isOnline } = ports;
  const read = async () => (await stored.get().catch(() => undefined)) ?? {};
  let known = await read();
  return {
    note: async (host, status) => {
      // Most hosts have never failed, and need no further look.
      if (status < 500 && !known[host]) return;
      await withLock('held-hosts', async () => {
        known = withAnswer(await read(), host, status, now());
        await storeIfRoom(stored, known);
      });
    },
    find: host => {
      const found = known[host];
      const milliseconds = found && leftOf(found, now());
      return found && milliseconds && isOnline() ? { status: found.status, milliseconds } : undefined;
    },
  };
}

function withAnswer(known: HostFailures, host: string, status: number, now: number): HostFailures {
  const { [host]: before, ...others } = known;
  const failures = before && !isForgotten(before, now) ? before.failures : 0;
  const kept = Object.entries(others).filter(([, other]) => !isForgotten(other, now));
  if (status >= 500) kept.unshift([host, { status, failures: failures + 1, at: now }]);
  else if (before && failures > 1) kept.unshift([host, { ...before, failures: failures - 1 }]);
  return Object.fromEntries(kept.slice(0, maximumHosts));
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
