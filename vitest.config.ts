import { defineConfig } from 'vitest/config';

/** Real windows, keys and prompts, on what may be a busy machine. */
const inBrowser = {
  maxWorkers: 2,
  // Once more, and the report says that it was.
  retry: 1,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A page shows what was stored a moment after it was stored.
  expect: { poll: { timeout: 5_000 } },
};

/** The end-to-end tests that run in Firefox, too (docs/browsers.md says what keeps the others from it). */
const inFirefox = [
  'cancel',
  'containers',
  'firefox',
  'interruptions',
  'killed-worker',
  'launch',
  'launch-page',
  'omnibox',
  'options',
  'refusals',
  'renewal',
  'retries',
  'same-domain',
].map(name => `test/e2e/${name}.test.ts`);

export default defineConfig({
  test: {
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
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: ['test/e2e/firefox.test.ts'], ...inBrowser },
      },
      { test: { name: 'firefox', include: inFirefox, env: { TEST_BROWSER: 'firefox' }, ...inBrowser } },
    ],
  },
});
