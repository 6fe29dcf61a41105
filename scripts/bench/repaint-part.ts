import { demoConfiguration } from '../../local-aws/index.ts';
import { importConfiguration } from '../../test/e2e/harness/person.ts';
import { openPopup, startWorld } from '../../test/e2e/harness/world.ts';
import { makeDocument, searches } from '../../test/support/many-profiles.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { describeRepaints, measureLetters } from './repaint-watch.ts';
import type { Report } from './report.ts';

/**
 * What one letter in the popup's search costs in a real browser, from the key's event until the list is laid out anew,
 * and until it is painted (which waits for the screen's next frame), with 300 and with 5,000 profiles.
 */
export async function repaintPart(options: BenchOptions): Promise<Report> {
  const lines: string[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, 'chromium'))) {
    for (const count of [300, 5_000]) lines.push(...(await measureRepaints(label, build, count)));
  }
  return { comparisons: [], lines };
}

async function measureRepaints(label: string, build: string, count: number): Promise<string[]> {
  const world = await startWorld({ build });
  try {
    await importConfiguration(world, makeDocument(count, demoConfiguration.connections[0]), world.remote);
    const popup = await openPopup(world);
    await popup.waitForSelector('.row');
    return describeRepaints(`${label}, ${count} profiles`, await measureLetters(popup, searches));
  } finally {
    await world.close();
  }
}
