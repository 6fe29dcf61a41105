import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Real windows, keys and prompts, on what may be a busy machine. */
const inBrowser = {
  // One more than the cores of a small machine: much of such a test is waiting.
  maxWorkers: 3,
  // Each file starts a browser of its own; what the harness itself loads can stay.
  isolate: false,
  // Once more, and the report says that it was.
  retry: 1,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A page shows what was stored a moment after it was stored.
  expect: { poll: { timeout: 5_000 } },
};

/** Each end-to-end test runs in Chromium and again in Firefox, but for these (docs/browsers.md says why). */
const inOneBrowser = { chromium: ['managed'], firefox: ['firefox', 'managed-firefox'] };
const filesOf = (names: readonly string[]) => names.map(name => `test/e2e/${name}.test.ts`);

/** Begins with the files that take longest, so that none of them is left when the others are done. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ['killed-worker', 'managed', 'launch-page-cards', 'triggers', 'link', 'popup-launch', 'diagnostics'];
    const rank = ({ moduleId }: TestSpecification) => {
      const found = slow.findIndex(name => moduleId.endsWith(`/${name}.test.ts`));
      return found < 0 ? slow.length : found;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'local-aws/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['**/*.property.test.ts'],
        },
      },
      {
        // Generated cases by the ten thousand: `npm run properties -- COUNT` runs them alone, as many as are asked for.
        test: { name: 'properties', include: ['src/**/*.property.test.ts'], testTimeout: 0 },
      },
      {
        // What was built last: `npm run build` first.
        test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 120_000 },
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
