import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPartName, type PartName, partNames } from './parts.ts';

export interface BenchOptions {
  /** How often each side is measured, in turn; each part's own number unless told. */
  readonly rounds: number | undefined;
  /** A folder with another build (`chrome` and `firefox` in it), which is measured beside the present one. */
  readonly before: string | undefined;
  /** A folder with the build to measure, in the place of one that is made first. */
  readonly build: string | undefined;
  /** How many profiles are imported, one run for each. */
  readonly counts: readonly number[];
  /** How many launches there are for a look at the history, and how many busy processes are beside. */
  readonly launches: number;
  readonly busy: number;
}

export interface BenchRun extends BenchOptions {
  readonly names: readonly PartName[];
  readonly browsers: readonly ('chromium' | 'firefox')[];
  /** Whether the figures go into docs/performance.md. */
  readonly write: boolean;
}

/** What the command line asks for, and `TEST_BROWSER` where it names no browser. Throws where that makes no sense. */
export function parseBenchRun(args: readonly string[], testBrowser?: string): BenchRun {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'string' },
      rounds: { type: 'string' },
      before: { type: 'string' },
      build: { type: 'string' },
      write: { type: 'boolean', default: false },
      count: { type: 'string', multiple: true, default: ['500', '5000', '10000'] },
      launches: { type: 'string', default: '200' },
      busy: { type: 'string', default: '1' },
    },
  });
  const unknown = positionals.find(name => !isPartName(name));
  if (unknown !== undefined) throw new RangeError(`${unknown} is none of ${partNames.join(', ')}`);
  const names = positionals.filter(isPartName);
  return {
    names: names.length > 0 ? names : partNames,
    browsers: parseBrowsers(values.browser ?? testBrowser),
    write: values.write || names.length === 0,
    rounds: values.rounds === undefined ? undefined : parseCount(values.rounds, 1),
    before: values.before,
    build: values.build,
    counts: values.count.map(count => parseCount(count, 1)),
    launches: parseCount(values.launches, 1),
    busy: parseCount(values.busy, 0),
  };
}

/** The builds to measure, by what the table calls them. */
export function buildsOf({ before, build = 'dist' }: BenchOptions, browser: string): Readonly<Record<string, string>> {
  const name = browser === 'firefox' ? 'firefox' : 'chrome';
  return { ...(before !== undefined && { before: join(before, name) }), now: join(build, name) };
}

function parseBrowsers(text: string | undefined): BenchRun['browsers'] {
  if (text === undefined) return ['chromium', 'firefox'];
  if (text !== 'chromium' && text !== 'firefox') throw new RangeError('--browser is chromium or firefox');
  return [text];
}

function parseCount(text: string, least: number): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < least) throw new RangeError(`${text} is no number of ${least} or more`);
  return count;
}
