import { defineConfig } from 'vitest/config';

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
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          // Real windows, keys and prompts on a busy machine: once more, and the report says that it was.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A page shows what was stored a moment after it was stored.
          expect: { poll: { timeout: 5_000 } },
        },
      },
    ],
  },
});
