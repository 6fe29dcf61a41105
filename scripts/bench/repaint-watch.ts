import type { Page } from 'puppeteer-core';
import { median, quantile } from './statistics.ts';

/** Milliseconds from a letter's input event until the page is laid out, and until it has been painted. */
interface Repaint {
  readonly laidOut: number;
  readonly painted: number;
}

/** Types texts into the field that has the focus, which Escape empties: what each letter costs. */
export async function measureLetters(page: Page, texts: readonly string[]): Promise<Repaint[]> {
  // What tsx compiles calls this for the names of functions; in the page there is none.
  await page.evaluate('globalThis.__name = callback => callback');
  const repaints: Repaint[] = [];
  for (const text of texts) {
    for (const letter of text) {
      const repaint = await watchNextInput(page);
      await page.keyboard.sendCharacter(letter);
      repaints.push(await repaint());
    }
    await page.keyboard.press('Escape');
  }
  return repaints;
}

/** A line for each of what was measured, under a head. */
export function describeRepaints(head: string, repaints: readonly Repaint[]): string[] {
  return [
    `${head}, ${repaints.length} letters, in milliseconds`,
    describe(
      'until laid out',
      repaints.map(({ laidOut }) => laidOut),
    ),
    describe(
      'until painted',
      repaints.map(({ painted }) => painted),
    ),
  ];
}

/** Arms the page for one input event; the function that it resolves to gives what was measured. */
async function watchNextInput(page: Page): Promise<() => Promise<Repaint>> {
  const handle = await page.evaluateHandle(() => {
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
