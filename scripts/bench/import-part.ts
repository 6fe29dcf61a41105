import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../../local-aws/index.ts';
import { chooseFile } from '../../test/e2e/harness/person.ts';
import { isFirefox, openOptions, openPopup, startWorld } from '../../test/e2e/harness/world.ts';
import { makeDocument } from '../../test/support/many-profiles.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import type { Report } from './report.ts';

/** Milliseconds by phase, and what the page asked of the storage areas meanwhile. */
type Measured = Readonly<Record<string, number>>;

/** In documents of 5,000 profiles at most: an import takes 1 MB. */
const profilesPerDocument = 5_000;

/** What importing costs with 500, 5,000 and 10,000 profiles, and how the cost grows. */
export async function importPart(options: BenchOptions): Promise<Report> {
  const lines: string[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    let first: { readonly count: number; readonly measured: Measured } | undefined;
    for (const count of options.counts) {
      const measured = await measureImport(build, count);
      lines.push(`${label}, ${count} profiles`);
      for (const [what, value] of Object.entries(measured)) {
        const before = first?.measured[what] ?? 0;
        const growth = first && before > 0 ? `  ${(value / before).toFixed(1)} times that of ${first.count}` : '';
        lines.push(`  ${what.padEnd(34)} ${value.toFixed(0).padStart(9)}${growth}`);
      }
      first ??= { count, measured };
    }
  }
  return { comparisons: [], lines };
}

async function measureImport(build: string, count: number): Promise<Measured> {
  const world = await startWorld({ build });
  try {
    const page = await openOptions(world);
    await page.waitForSelector('input[type=file]');
    // What tsx compiles calls this for the names of functions; in the page there is none.
    await page.evaluate('globalThis.__name = callback => callback');
    const calls = await countStorageCalls(page);
    const total: Record<string, number> = {};
    for (let first = 0; first < count; first += profilesPerDocument) {
      const document = makeDocument(Math.min(count, first + profilesPerDocument), demoConfiguration.connections[0]);
      const profiles = Object.values(Object(document).profiles).slice(first);
      const measured = await importDocument(page, () => chooseFile(page, world, { ...document, profiles }));
      for (const [what, value] of Object.entries(measured)) total[what] = (total[what] ?? 0) + value;
    }
    const counted = await calls();
    const untilFresh = await timeUntil(async () => {
      const fresh = await openOptions(world);
      await fresh.waitForSelector('li.profile');
      return fresh;
    });
    await untilFresh.page.close();
    const untilPopup = await timeUntil(async () => {
      const popup = await openPopup(world);
      await popup.waitForSelector('.row');
      return popup;
    });
    return {
      ...total,
      'options page anew, until listed': untilFresh.milliseconds,
      'popup, until listed': untilPopup.milliseconds,
      ...counted,
    };
  } finally {
    await world.close();
  }
}

async function importDocument(page: Page, choose: () => Promise<void>): Promise<Measured> {
  const preview = await watchFor(page, '.preview button.primary', 'change');
  await choose();
  const untilPreview = await preview();
  const said = await watchFor(page, '.announcement > [role=status]:not(:empty)', 'click', 'Imported.');
  await page.$eval('.preview button.primary', button => button instanceof HTMLElement && button.click());
  const untilSaid = await said();
  return {
    'parse and preview (ms)': untilPreview,
    'store, until it is said (ms)': untilSaid,
    'store, until the page rests (ms)': untilSaid + (await waitUntilIdle(page)),
  };
}

async function timeUntil(open: () => Promise<Page>): Promise<{ readonly page: Page; readonly milliseconds: number }> {
  const started = performance.now();
  return { page: await open(), milliseconds: performance.now() - started };
}

/** Arms the page for one event of a person's; the function that it resolves to gives the time until the element is there. */
async function watchFor(page: Page, selector: string, event: string, text = ''): Promise<() => Promise<number>> {
  const handle = await page.evaluateHandle(
    (wanted, trigger, words) => {
      const isThere = () =>
        [...document.querySelectorAll(wanted)].some(({ textContent }) => textContent.includes(words));
      const measured = new Promise<number>(resolve => {
        const start = () => {
          const started = performance.now();
          const observer = new MutationObserver(() => {
            if (!isThere()) return;
            observer.disconnect();
            resolve(performance.now() - started);
          });
          observer.observe(document, { childList: true, subtree: true, characterData: true });
        };
        addEventListener(trigger, start, { capture: true, once: true });
      });
      return { measured };
    },
    selector,
    event,
    text,
  );
  return async () => await handle.evaluate(({ measured }) => measured);
}

/** How long it takes until the page has answered every 10 ms, within 50 ms, for half a second. */
async function waitUntilIdle(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const started = performance.now();
        let [last, busyUntil] = [started, started];
        const timer = setInterval(() => {
          const now = performance.now();
          if (now - last > 50) busyUntil = now;
          last = now;
          if (now - busyUntil < 500) return;
          clearInterval(timer);
          resolve(busyUntil - started);
        }, 10);
      }),
  );
}

/** What this page asks of the storage areas from now on: calls, and how many items and characters go either way. */
async function countStorageCalls(page: Page): Promise<() => Promise<Measured>> {
  const handle = await page.evaluateHandle(() => {
    const counted: Record<string, number> = {};
    const count = (what: string, by: number) => {
      counted[what] = (counted[what] ?? 0) + by;
    };
    const areas = Reflect.get(Reflect.get(globalThis, 'chrome'), 'storage');
    for (const area of ['local', 'sync']) {
      for (const method of ['get', 'set', 'remove']) {
        const storage = Reflect.get(areas, area);
        const original = Reflect.get(storage, method).bind(storage);
        const measured = async (argument: unknown) => {
          count(`${area}.${method}: calls`, 1);
          const started = performance.now();
          const result = await original(argument);
          const items = method === 'get' ? result : Object(argument);
          count(`${area}.${method}: items`, Object.keys(items).length);
          count(`${area}.${method}: ms`, performance.now() - started);
          return result;
        };
        Reflect.set(storage, method, measured);
      }
    }
    return { counted };
  });
  return async () => await handle.evaluate(({ counted }) => counted);
}
