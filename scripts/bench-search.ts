// What one keystroke in the popup's search costs, beside a plain filter without ranking, typos or marks:
//   npx tsx scripts/bench-search.ts
import { performance } from 'node:perf_hooks';
import { filterProfiles } from '../src/core/filter-profiles.ts';
import type { Profile } from '../src/core/profile.ts';
import { indexProfiles, type SearchEntry, searchProfiles } from '../src/core/search-profiles.ts';

const people = ['alice', 'bob', 'chandra', 'dörte', 'emiko', 'farid', 'grace', 'hector', 'ingrid', 'joão'];
const teams = ['research', 'forecasting', 'risk', 'vision', 'speech', 'pricing', 'churn', 'fraud', 'maps'];
const stages = ['prod', 'staging', 'dev', 'sandbox'];
const landings = ['studio::', 'app:JupyterLab:lab/tree/train.ipynb', 'app:CodeEditor:', 'app:Canvas:models'];

/** Searches as people type them, letter by letter; the last words hold a typo each. */
const searches = ['prod forecasting', 'ingrid jupyterlab', 'd-k3', 'zürich', 'reserach stagign', 'quarterly vison'];
const keystrokes = searches.flatMap(search => [...search].map((_, length) => search.slice(0, length + 1)));

function makeEntry(number: number): SearchEntry {
  const pick = (list: readonly string[], step: number) => list[Math.floor(number / step) % list.length] ?? '';
  const [person, team, stage] = [pick(people, 1), pick(teams, 3), pick(stages, 7)];
  const common = { id: `p${number}`, name: `${team} ${stage} ${number}`, connection: `c${number % 20}` };
  const profile: Profile =
    number % 10 === 9
      ? { ...common, type: 'notebookInstance', notebookInstanceName: `${team}-${person}-${number}` }
      : {
          ...common,
          type: 'studio',
          domainId: `d-${((number % 37) * 7_919_317 + 1_000_003).toString(36)}`,
          userProfileName: `${person}-${number}`,
          spaceName: `${person}-${team}`,
          landingUri: pick(landings, 2),
          keywords: [team, pick(['quarterly', 'gpu', 'Zürich', 'shared'], 5)],
        };
  return { profile, connectionName: `Account ${number % 20} (${pick(['Zürich', 'Tokyo', 'Oregon'], 11)})` };
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
  console.log(
    row(
      'search, and marks of 50 rows',
      measure(text => readRows(index, text)),
    ),
  );
  console.log(
    row(
      'search alone',
      measure(text => searchProfiles(index, text)),
    ),
  );
  console.log(
    row(
      'plain filter',
      measure(text => filterProfiles(profiles, text)),
    ),
  );
}
