import process from 'node:process';

/** An input of about so many characters. */
export type MakeInput = (length: number) => string;

/** Below this many microseconds of the processor's time, what is measured is the clock and the garbage collector. */
const measurable = 2_000;
/** What takes more than so many microseconds has not just waited for memory, and would take too long at a greater length. */
const beyondDoubt = 50_000;

/**
 * How much more work an input of twice the length is, at worst: 2 where the work grows with the length, 4 with its square.
 * It is measured in processor time, which a busy machine does not lengthen, at lengths that grow eightfold up to `longest`,
 * where there is anything to measure. Where the work seems to grow more than `limit` times, it is measured again at four
 * times the length: it may have jumped once, where an input needs memory that the system has to find first, but a square
 * goes on.
 */
export function measureGrowth(
  make: MakeInput,
  run: (input: string) => unknown,
  longest: number,
  limit: number,
): number {
  let worst = 0;
  for (let length = longest / 64; length <= longest; length *= 8) {
    const input = make(length);
    if (costOf(run, input, 1) < measurable || costOf(run, input, 2) < measurable) continue;
    const growth = growthUpTo(length, make, run, limit);
    if (growth > limit && costOf(run, input, 1) > beyondDoubt) return growth;
    worst = Math.max(worst, growth > limit ? Math.min(growth, growthUpTo(4 * length, make, run, limit)) : growth);
    if (worst > limit) return worst;
  }
  return worst;
}

/**
 * The growth for each of the last two doublings up to a length, as the least of several runs. Over one doubling, a step of
 * the engine's compiler (code that is optimized for the shorter input, and no longer for the longer) looks like a square.
 */
function growthUpTo(length: number, make: MakeInput, run: (input: string) => unknown, limit: number): number {
  const longer = make(length);
  const shorter = make(length / 4);
  let growth = Number.POSITIVE_INFINITY;
  for (let runs = 1; runs <= 8 && growth > limit; runs *= 2) {
    growth = Math.min(growth, Math.sqrt(costOf(run, longer, runs) / Math.max(1, costOf(run, shorter, runs))));
  }
  return growth;
}

/** The least processor time of so many runs, in microseconds. */
function costOf(run: (input: string) => unknown, input: string, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count += 1) {
    const before = process.cpuUsage();
    run(input);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
