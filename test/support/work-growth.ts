import process from 'node:process';

/** An input of about so many characters. */
export type MakeInput = (length: number) => string;

/** Below this many microseconds of the processor's time, what is measured is the clock and the garbage collector. */
const measurable = 2_000;

/**
 * How much more work an input of twice the length is, at worst: 2 where the work grows with the length, 4 with its square.
 * It is measured in processor time, which a busy machine does not lengthen, as the least of several runs, at lengths that
 * grow eightfold up to `longest`, where there is anything to measure; a length at which the work seems to grow more than
 * `limit` times is measured again.
 */
export function measureGrowth(
  make: MakeInput,
  run: (input: string) => unknown,
  longest: number,
  limit: number,
): number {
  let worst = 0;
  for (let length = longest / 64; length <= longest; length *= 8) {
    const longer = make(length);
    if (costOf(run, longer, 1) < measurable || costOf(run, longer, 2) < measurable) continue;
    const shorter = make(length / 2);
    let growth = Number.POSITIVE_INFINITY;
    for (let runs = 1; runs <= 8 && growth > limit; runs *= 2) {
      growth = Math.min(growth, costOf(run, longer, runs) / Math.max(1, costOf(run, shorter, runs)));
    }
    worst = Math.max(worst, growth);
    if (worst > limit) return worst;
  }
  return worst;
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
