import { clockDifference, type TimedAnswer } from '../util/clock-difference';
import { type Stored, storeIfRoom } from '../util/stored';

/** The time by the clock of AWS, as far as AWS has told it in this browser session; until then by this computer's. */
export interface AwsClock {
  /** In milliseconds since 1970. */
  now(): number;
  /** By how many milliseconds the clock of AWS is ahead of this computer's; less than 0 where it is behind. */
  offset(): number;
  /**
   * Takes the time from an answer of AWS, timed by this computer's clock. Resolves to whether the time is plausible.
   */
  learn(answer: TimedAnswer): Promise<boolean>;
  /** Whether the time in an answer is plausible. */
  isPlausible(answer: TimedAnswer): boolean;
  /** Goes back to this computer's clock, if the time from AWS did not help. */
  forget(): Promise<void>;
}

/** In milliseconds. A smaller difference comes from the network, not from the clock. AWS tolerates 5 minutes. */
const noticedMilliseconds = 60_000;
/** In milliseconds. If the clock is further off, no certificate of AWS is valid, so no answer ever comes. */
const plausibleMilliseconds = 366 * 86_400_000;
/** In milliseconds. If an answer takes longer, nobody knows when the server read its clock. */
const longestCall = 60_000;

/**
 * The clock of AWS, with the difference that was stored, in milliseconds. `now` is this computer's clock, in
 * milliseconds since 1970.
 */
export async function readAwsClock(stored: Stored<number>, now: () => number): Promise<AwsClock> {
  // A value that cannot be read is learned again.
  return awsClock(stored, await stored.get().catch(() => undefined), now);
}

/** The same with a difference that has been read already. */
export function awsClock(stored: Stored<number>, known: number | undefined, now: () => number): AwsClock {
  let offset = known ?? 0;
  return {
    now: () => now() + offset,
    offset: () => offset,
    learn: async answer => {
      const told = findOffset(answer);
      if (told === undefined) return false;
      if (Math.abs(told - offset) >= noticedMilliseconds) {
        offset = told;
        await storeIfRoom(stored, told);
      }
      return true;
    },
    isPlausible: answer => findOffset(answer) !== undefined,
    forget: async () => {
      offset = 0;
      await stored.remove();
    },
  };
}

function findOffset(answer: TimedAnswer): number | undefined {
  const seconds = clockDifference(answer);
  const took = answer.answeredAt - answer.askedAt;
  if (seconds === undefined || took < 0 || took > longestCall) return undefined;
  return Math.abs(seconds) * 1000 <= plausibleMilliseconds ? 0 - seconds * 1000 : undefined;
}
