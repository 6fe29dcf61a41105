// What one keystroke costs in the popup's search, and in the address bar (its suggestions as they are handed to the
// browser), beside a plain filter without ranking, typos or marks:
//   npx tsx scripts/bench-search.ts
import { performance } from 'node:perf_hooks';
import { filterProfiles } from '../src/core/search/filter-profiles.ts';
import { describeLaunch } from '../src/core/search/omnibox-description.ts';
import { completeLaunch, searchLaunches } from '../src/core/search/search-launches.ts';
import { indexProfiles, type SearchEntry, searchProfiles } from '../src/core/search/search-profiles.ts';
import { connectionName, makeProfile, searches } from '../test/support/many-profiles.ts';

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
  return keystrokes.map((_, index) =>
    quantile(
      0.5,
      rounds.map(round => round[index] ?? 0),
    ),
  );
}

function quantile(share: number, values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
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

for (const count of [300, 5_000, 10_000]) {
  const entries = Array.from({ length: count }, (_, number) => makeEntry(number));
  const profiles = entries.map(({ profile }) => profile);
  const start = performance.now();
  const index = indexProfiles(entries);
  const built = performance.now() - start;
  const row = (name: string, values: readonly number[]) =>
    `  ${name.padEnd(34)} median ${quantile(0.5, values).toFixed(2).padStart(6)}  p95 ${quantile(0.95, values).toFixed(2).padStart(6)}  most ${Math.max(
      ...values,
    )
      .toFixed(2)
      .padStart(6)}`;
  console.log(
    `${count} profiles, ${keystrokes.length} keystrokes, in milliseconds (index built in ${built.toFixed(1)})`,
  );
  const measured: readonly (readonly [name: string, search: (text: string) => unknown])[] = [
    ['search, and marks of 50 rows', text => readRows(index, text)],
    ['suggestions in the address bar', text => suggest(index, text)],
    ['search alone', text => searchProfiles(index, text)],
    ['plain filter', text => filterProfiles(profiles, text)],
  ];
  for (const [name, search] of measured) console.log(row(name, measure(search)));
}
