import { performance } from 'node:perf_hooks';
import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { isFirefox } from '../../test/e2e/harness/world.ts';
import type { Side } from './bench-driver.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import type { Comparison, Report } from './report.ts';
import { isPresign, isStudioPage } from './request-watch.ts';
import { createSlowNetwork, type SlowNetwork } from './slow-network.ts';
import { median } from './statistics.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';

/** What the network takes in each direction, in milliseconds; there and back is one round trip. */
const delay = 60;
const roundTrip = 2 * delay;

/** How long the popup has been open before the click, in milliseconds. */
const openMilliseconds = 1_000;

interface Case {
  readonly name: string;
  /** Whether all connections end right before the click. */
  readonly isCold: boolean;
  readonly delay: number;
}

const cases: readonly Case[] = [
  { name: 'popup open for a second', isCold: false, delay },
  { name: 'connections ended before the click', isCold: true, delay },
  { name: 'popup open for a second, no delay', isCold: false, delay: 0 },
];

/** How many round trips of the network lie between a click and the answer to its presign request. */
export async function networkPart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  const lines: string[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    const network = createSlowNetwork();
    try {
      const report = await withTwoExtensions({ build, between: network.lead }, startWorldOfAlice, both =>
        measureCases(both, network, label, options.rounds ?? 20),
      );
      comparisons.push(...report.comparisons);
      lines.push(...report.lines);
    } finally {
      network.close();
    }
  }
  return { against: 'bare extension', comparisons, lines };
}

async function measureCases(both: TwoExtensions, network: SlowNetwork, build: string, rounds: number): Promise<Report> {
  const { product, bare } = both;
  const measured: { readonly name: string; readonly times: Readonly<Record<Side['name'], number[]>> }[] = [];
  for (const launchCase of cases) {
    const times: Record<Side['name'], number[]> = { product: [], bare: [] };
    for (const side of [product, bare]) await launchOnce(both, network, side, launchCase);
    for (let round = 0; round < rounds; round += 1) {
      for (const side of [product, bare]) times[side.name].push(await launchOnce(both, network, side, launchCase));
    }
    measured.push({ name: launchCase.name, times });
  }
  const [warm, cold, near] = measured.map(({ times }) => times);
  if (!warm || !cold || !near) throw new Error('Not all was measured');
  const trips = (times: readonly number[], base: readonly number[]) =>
    ((median(times) - median(base)) / roundTrip).toFixed(2);
  const describe = (side: Side) =>
    `${build}, ${side.name}: ${trips(warm[side.name], near[side.name])} round trips of the network where the popup has been ` +
    `open for a second, ${trips(cold[side.name], near[side.name])} where connections have ended`;
  const against = (what: string, times: readonly number[], other: readonly number[], goal?: number): Comparison => ({
    ...{ what, build, unit: 'ms', product: times, other, ...(goal !== undefined && { goal }) },
  });
  return {
    comparisons: [
      ...measured.map(({ name, times }) => against(`click → presign answered, ${name}`, times.product, times.bare)),
      against('… popup open for a second, beside one round trip', warm.product, [roundTrip]),
      against('… popup open for a second, beside its own cold request', warm.product, cold.product),
    ],
    lines: [describe(product), describe(bare)],
  };
}

/** Resolves to the milliseconds from the click until the answer has arrived in the browser. */
async function launchOnce(
  { world, watch, driver }: TwoExtensions,
  network: SlowNetwork,
  side: Side,
  { isCold, delay: milliseconds }: Case,
): Promise<number> {
  // What a launch before it has left open is not to help this one.
  network.drop();
  await driver.stopWorkers();
  network.setDelay(milliseconds);
  const popup = await driver.openPopup(side);
  await pause(openMilliseconds);
  world.aws.reset();
  watch.reset();
  const release = await popup.press(side.button);
  if (isCold) network.drop();
  const clicked = performance.now();
  void release();
  const answered = await watch.waitForAnswer(isPresign, 'presign request');
  await watch.waitForAnswer(isStudioPage, 'page of Studio');
  await driver.closeOpened();
  network.setDelay(0);
  await pause(300);
  return answered + milliseconds - clicked;
}
