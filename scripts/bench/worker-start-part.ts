import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { isFirefox } from '../../test/e2e/harness/world.ts';
import type { Side } from './bench-driver.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { knock } from './prepare-launch.ts';
import type { Comparison, Report } from './report.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';
import { measureWorkerCode } from './worker-code.ts';

/** Milliseconds until a message from a page is answered. */
const timeKnock = `(async () => {
  const started = performance.now();
  await ${knock};
  return performance.now() - started;
})()`;

/** What the worker's code costs to load and run, until it answers the first message; and how much code it is. */
export async function workerStartPart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    const measured = await withTwoExtensions({ build }, startWorldOfAlice, async both => {
      const times = await measureStarts(both, label, options.rounds ?? 40);
      return [...times, ...compareCode(label, build, both.bareFolder)];
    });
    comparisons.push(...measured);
  }
  return { against: 'bare extension', comparisons, lines: [] };
}

async function measureStarts(both: TwoExtensions, build: string, rounds: number): Promise<Comparison[]> {
  const { product, bare } = both;
  const cold = new Map<Side, number[]>([product, bare].map(side => [side, []]));
  const warm = new Map<Side, number[]>([product, bare].map(side => [side, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const side of [product, bare]) {
      await both.driver.stopWorkers();
      // A stop is not over when the worker is gone.
      await pause(100);
      cold.get(side)?.push(await time(both, side));
      // What it does by itself when it starts is done by then.
      await pause(500);
      warm.get(side)?.push(await time(both, side));
    }
  }
  const compare = (what: string, times: ReadonlyMap<Side, number[]>): Comparison => ({
    ...{ what, build, unit: 'ms', product: times.get(product) ?? [], other: times.get(bare) ?? [] },
  });
  return [compare('message to a stopped worker → answer', cold), compare('message to a running worker → answer', warm)];
}

async function time({ driver }: TwoExtensions, side: Side): Promise<number> {
  return Number(await driver.evaluate(side, timeKnock));
}

function compareCode(build: string, folder: string, bareFolder: string): Comparison[] {
  const [product, bare] = [measureWorkerCode(folder), measureWorkerCode(bareFolder)];
  return [
    { what: 'code', build, unit: 'bytes', product: [product.bytes], other: [bare.bytes] },
    { what: 'code, gzipped', build, unit: 'bytes', product: [product.gzipped], other: [bare.gzipped] },
  ];
}
