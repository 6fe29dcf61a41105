import { clockDifference, type TimedAnswer } from '../util/clock-difference';
import { type Stored, storeIfRoom } from '../util/stored';

/** The time by the clock of AWS, as far as AWS has told it in this browser session; until then by this computer's. */
export interface AwsClock {
  /** In milliseconds since 1970. */
  now(): number;
  /** By how many milliseconds the clock of AWS is ahead of this computer's; less than 0 where it is behind. */
  offset(): number;
  /** Takes the time from an answer of AWS's, timed by this computer's clock; resolves to whether that can be the time. */
  learn(answer: TimedAnswer): Promise<boolean>;
  /** Whether what an answer tells can be the time. */
  isPlausible(answer: TimedAnswer): boolean;
  /** Goes back to this computer's clock, where what AWS told did not serve. */
  forget(): Promise<void>;
}

/** In milliseconds: less is the network's, not the clock's. AWS tolerates 5 minutes. */
const noticedMilliseconds = 60_000;
/** In milliseconds. With a clock that is further off no certificate of AWS's is valid, so that no answer ever comes. */
const plausibleMilliseconds = 366 * 86_400_000;
/** In milliseconds: of an answer that took longer, nobody knows when in between the server looked at its clock. */
const longestCall = 60_000;

/**
 * The clock of AWS, with the difference that was stored, in milliseconds. `now` is this computer's clock, in
 * milliseconds since 1970.
 */
export async function readAwsClock(stored: Stored<number>, now: () => number): Promise<AwsClock> {
  // Whatever cannot be read is learned anew.
  let offset = (await stored.get().catch(() => undefined)) ?? 0;
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
