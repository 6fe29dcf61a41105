import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { reportTo, reportVariable } from './scripts/report-tests.ts';
import { patience, testPatience } from './test/support/patience.ts';

/** The only time limits there are, against hanging alone. */
const patient = {
  setupFiles: ['test/support/be-patient.ts'],
  testTimeout: testPatience,
  hookTimeout: testPatience,
  expect: { poll: { timeout: patience } },
};

const withoutBrowser = {
  ...patient,
  setupFiles: [...patient.setupFiles, 'test/support/use-fake-browser.ts'],
};

/** Real windows, keys and prompts, on what may be a busy machine. */
const inBrowser = {
  // One more than the cores of a small machine: much of such a test is waiting.
  maxWorkers: 3,
  // What the harness has loaded stays from file to file, and so does the browser (test/e2e/harness/shared-world.ts).
  isolate: false,
  environment: './test/e2e/harness/environment.ts',
  // Once more, and the report says that it was.
  retry: 1,
  ...patient,
  setupFiles: [...patient.setupFiles, 'test/e2e/harness/share-world.ts'],
};

/** Each end-to-end test runs in Chromium and again in Firefox, but for these (docs/browsers.md says why). */
export const inOneBrowser = {
  chromium: [
    ...[
      'accessibility',
      'claims',
      'clock',
      'diagnostics',
      'edit-connections',
      'edit-profiles-details',
      'edit-profiles-try',
    ],
    ...['import-faults', 'launch-page-cards', 'managed', 'older-chromium', 'options-more', 'refusals', 'settings'],
    ...['shared-file', 'stack', 'whose-credentials'],
  ],
  firefox: ['firefox', 'managed-firefox'],
};
const filesOf = (names: readonly string[]) => names.map(name => `test/e2e/${name}.test.ts`);

/**
 * Files that take longest, the longest first, so that none of them is left when the others are done: first those with a browser
 * of their own, so that as few browsers as possible are open beside each other.
 */
const slowestFirst = [
  ...['managed', 'link', 'same-domain', 'launch-page', 'shared-file', 'popup-launch', 'options-more', 'storage-limits'],
  ...['firefox', 'flights', 'disk', 'private-window', 'containers', 'update', 'messages', 'retries', 'languages'],
  ...['renewal', 'stack', 'managed-firefox', 'killed-worker', 'launch-page-cards', 'edit-profiles-try', 'triggers'],
  ...['diagnostics', 'omnibox', 'popup-search', 'edit-connections-access', 'both-hands', 'launch-share'],
  'configuration.property',
];

/** One browser after the other, so that its worker processes can go on; in each, and elsewhere, the slowest files first. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const found = slowestFirst.findIndex(name => moduleId.endsWith(`/${name}.test.ts`));
      return (project.name === 'firefox' ? 1_000 : 0) + (found < 0 ? slowestFirst.length : found);
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

const report = process.env[reportVariable];

export default defineConfig({
  test: {
    maxWorkers: 2,
    teardownTimeout: testPatience,
    sequence: { sequencer: SlowestFirst },
    ...(report && { reporters: ['default', reportTo(report)] }),
    projects: [
      {
        // Files that put nothing in the place of anything global share a process, which saves loading the libraries again.
        test: {
          name: 'pure',
          include: ['src/core/**/*.test.ts', 'scripts/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.property.test.ts'],
          isolate: false,
          ...withoutBrowser,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'local-aws/**/*.test.ts'],
          exclude: ['**/*.property.test.ts', 'src/core/**'],
          ...withoutBrowser,
        },
      },
      {
        // Generated cases by the ten thousand: `npm run properties -- COUNT` runs them alone, as many as are asked for.
        test: { name: 'properties', include: ['src/**/*.property.test.ts'], ...withoutBrowser, testTimeout: 0 },
      },
      {
        // What was built last: `npm run build` first.
        test: { name: 'package', include: ['test/package/**/*.test.ts'], ...patient },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: filesOf(inOneBrowser.firefox),
          ...inBrowser,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['test/e2e/**/*.test.ts'],
          exclude: filesOf(inOneBrowser.chromium),
          env: { TEST_BROWSER: 'firefox' },
          ...inBrowser,
        },
      },
    ],
  },
});
