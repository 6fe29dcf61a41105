import { performance } from 'node:perf_hooks';
import { filterProfiles } from '../../src/core/search/filter-profiles.ts';
import { describeLaunch } from '../../src/core/search/omnibox-description.ts';
import { completeLaunch, searchLaunches } from '../../src/core/search/search-launches.ts';
import { indexProfiles, type SearchEntry, searchProfiles } from '../../src/core/search/search-profiles.ts';
import { connectionName, makeProfile, searches } from '../../test/support/many-profiles.ts';
import type { Comparison, Report } from './report.ts';
import { median, quantile } from './statistics.ts';

const keystrokes = searches.flatMap(search => [...search].map((_, length) => search.slice(0, length + 1)));

function makeEntry(number: number): SearchEntry {
  const profile = makeProfile(number);
  return { profile, connectionName: connectionName(profile) };
}

/** Milliseconds of each keystroke, the median of several rounds after a warm-up. */
function measure(search: (text: string) => unknown): number[] {
  const rounds = Array.from({ length: 9 }, () =>
    keystrokes.map(text => {
      const start = performance.now();
      search(text);
      return performance.now() - start;
    }),
  ).slice(2);
  return keystrokes.map((_, index) => median(rounds.map(round => round[index] ?? 0)));
}

/** What the address bar is given for a text. */
function suggest(index: ReturnType<typeof indexProfiles>, text: string): number {
  return searchLaunches(index, text, 8)
    .map(launch => completeLaunch(launch, text) + describeLaunch(launch, 'xml'))
    .join('').length;
}

/** What the popup reads of a search: the marks of the rows on the screen. */
function readRows(index: ReturnType<typeof indexProfiles>, text: string): number {
  return searchProfiles(index, text)
    .slice(0, 50)
    .reduce((marks, { nameMarks, detailMarks }) => marks + nameMarks.length + detailMarks.length, 0);
}

/**
 * What one keystroke costs in the popup's search, and in the address bar (its suggestions as they are handed to the
 * browser), beside a plain filter without ranking, typos or marks.
 */
export async function searchPart(): Promise<Report> {
  const measured = [300, 5_000, 10_000].map(measureCount);
  return {
    against: 'plain filter',
    comparisons: measured.flatMap(({ comparisons }) => comparisons),
    lines: measured.flatMap(({ lines }) => lines),
  };
}

function measureCount(count: number): Report {
  const entries = Array.from({ length: count }, (_, number) => makeEntry(number));
  const profiles = entries.map(({ profile }) => profile);
  const start = performance.now();
  const index = indexProfiles(entries);
  const built = performance.now() - start;
  const plain = measure(text => filterProfiles(profiles, text));
  const searches: readonly (readonly [name: string, search: (text: string) => unknown])[] = [
    ['search, and marks of 50 rows', text => readRows(index, text)],
    ['suggestions in the address bar', text => suggest(index, text)],
    ['search alone', text => searchProfiles(index, text)],
  ];
  const measured = searches.map(([name, search]) => [name, measure(search)] as const);
  const comparisons = measured.map(
    ([name, product]): Comparison => ({
      ...{ what: `${name}, ${count} profiles`, build: 'now', unit: 'ms', product, other: plain },
    }),
  );
  const rows = [...measured, ['plain filter', plain] as const].map(([name, values]) => describe(name, values));
  const head = `${count} profiles, ${keystrokes.length} keystrokes, in milliseconds (index built in ${built.toFixed(1)})`;
  return { comparisons, lines: [head, ...rows] };
}

function describe(name: string, values: readonly number[]): string {
  const figures = { median: median(values), p95: quantile(0.95, values), most: Math.max(...values) };
  const written = Object.entries(figures).map(([word, value]) => `${word} ${value.toFixed(2).padStart(6)}`);
  return `  ${name.padEnd(34)} ${written.join('  ')}`;
}
