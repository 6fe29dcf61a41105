import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../../local-aws/index.ts';
import { importConfiguration } from '../../test/e2e/harness/person.ts';
import { openPopup, startWorld } from '../../test/e2e/harness/world.ts';
import { makeDocument, searches } from '../../test/support/many-profiles.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';

/** Milliseconds from a letter's input event until the page is laid out, and until it has been painted. */
interface Repaint {
  readonly laidOut: number;
  readonly painted: number;
}

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
    // What tsx compiles calls this for the names of functions; in the page there is none.
    await popup.evaluate('globalThis.__name = callback => callback');
    const repaints = await typeSearches(popup);
    return [
      `${label}, ${count} profiles, ${repaints.length} letters, in milliseconds`,
      describe(
        'until laid out',
        repaints.map(({ laidOut }) => laidOut),
      ),
      describe(
        'until painted',
        repaints.map(({ painted }) => painted),
      ),
    ];
  } finally {
    await world.close();
  }
}

async function typeSearches(popup: Page): Promise<Repaint[]> {
  const repaints: Repaint[] = [];
  for (const search of searches) {
    for (const letter of search) {
      const repaint = await watchNextInput(popup);
      await popup.keyboard.sendCharacter(letter);
      repaints.push(await repaint());
    }
    await popup.keyboard.press('Escape');
  }
  return repaints;
}

/** Arms the page for one input event; the function that it resolves to gives what was measured. */
async function watchNextInput(popup: Page): Promise<() => Promise<Repaint>> {
  const handle = await popup.evaluateHandle(() => {
    const afterRendering = (then: () => void) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(undefined);
    };
    const measured = new Promise<{ laidOut: number; painted: number }>(resolve => {
      const measure = () => {
        const start = performance.now();
        let laidOut = 0;
        // Preact draws in a microtask: a message comes after it.
        afterRendering(() => {
          document.body.getBoundingClientRect();
          laidOut = performance.now() - start;
        });
        requestAnimationFrame(() => afterRendering(() => resolve({ laidOut, painted: performance.now() - start })));
      };
      addEventListener('input', measure, { capture: true, once: true });
    });
    return { measured };
  });
  return async () => await handle.evaluate(({ measured }) => measured);
}

function describe(name: string, values: readonly number[]): string {
  const figures = { median: median(values), p95: quantile(0.95, values), most: Math.max(...values) };
  const written = Object.entries(figures).map(([word, value]) => `${word} ${value.toFixed(1).padStart(6)}`);
  return `  ${name.padEnd(16)} ${written.join('  ')}`;
}
