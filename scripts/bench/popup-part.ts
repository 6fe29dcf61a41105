import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { demoConfiguration } from '../../local-aws/index.ts';
import { pause, poll } from '../../test/e2e/harness/browser-under-test.ts';
import { importConfiguration } from '../../test/e2e/harness/person.ts';
import { isFirefox, startWorld, type WorldOptions } from '../../test/e2e/harness/world.ts';
import { makeDocument } from '../../test/support/many-profiles.ts';
import type { Side } from './bench-driver.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { writeProbed } from './build-bare-extension.ts';
import type { Comparison, Report } from './report.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';

/** As bare-extension/probe.ts writes it, in milliseconds. */
const paintedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    /** Since the page began to load. */
    sinceStart: v.number(),
    /** Since the epoch. */
    at: v.number(),
  }),
);

/** Milliseconds until the first row was painted. */
interface Painted {
  readonly sinceOpened: number;
  readonly sinceLoading: number;
}

/** How long the popup takes until its first row is painted, beside a page with nothing but a row, at the toolbar. */
export async function popupPart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-popup-'));
    try {
      const probed = await writeProbed(build, folder);
      for (const count of [4, 5_000]) {
        comparisons.push(...(await measureCount(probed, label, count, options.rounds ?? 40)));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { against: 'empty page', comparisons, lines: [] };
}

async function measureCount(build: string, label: string, count: number, rounds: number): Promise<Comparison[]> {
  const start = async (options: WorldOptions) => {
    const world = await startWorld(options);
    await importConfiguration(world, makeDocument(count, demoConfiguration.connections[0]), world.remote);
    return world;
  };
  return await withTwoExtensions({ build }, start, async both => {
    const { product, bare, driver } = both;
    await driver.evaluate(bare, `chrome.action.setPopup({ popup: 'empty.html' })`);
    // The first of each is not measured.
    for (const side of [product, bare]) await openOnce(both, side);
    const times: Record<Side['name'], Painted[]> = { product: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const side of [product, bare]) times[side.name].push(await openOnce(both, side));
    }
    const compare = (from: string, key: keyof Painted, goal?: number): Comparison => ({
      ...{
        what: `${count} profiles: ${from} → first row painted`,
        build: label,
        unit: 'ms',
        ...(goal !== undefined && { goal }),
      },
      ...{ product: times.product.map(painted => painted[key]), other: times.bare.map(painted => painted[key]) },
    });
    return [compare('opening', 'sinceOpened', 1.5), compare('start of loading', 'sinceLoading')];
  });
}

async function openOnce({ driver }: TwoExtensions, side: Side): Promise<Painted> {
  await driver.evaluate(side, `localStorage.removeItem('painted')`);
  const opened = await driver.openPanel(side);
  const text = await poll(() => driver.evaluate(side, `localStorage.getItem('painted')`), `a row of ${side.name}`);
  const { at, sinceStart } = v.parse(paintedSchema, text);
  await driver.closeOpened();
  // What it does afterwards is not the next one's.
  await pause(300);
  return { sinceOpened: at - opened, sinceLoading: sinceStart };
}
