import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { bundleGates } from './scripts/build/bundle-gates.ts';
import { classicWorker } from './scripts/build/classic-worker.ts';
import { helpPages } from './scripts/build/help-pages.ts';
import { licenses } from './scripts/build/licenses.ts';
import { manifestFor } from './scripts/build/manifest-for.ts';
import { shortNames } from './scripts/build/short-names.ts';
import { stackTemplate } from './scripts/build/stack-template.ts';

// Of the worker, 2,000 bytes are the four lists of Add from AWS: the SDK's schemas of them, and how their pages are read.
const gates = [
  { name: 'The worker', entry: 'src/background.ts', maximumBytes: 152_500 },
  { name: 'The popup', entry: 'src/popup/main.tsx', maximumBytes: 60_000, mayLoadLater: true },
];

/** `vite build --mode chrome` or `--mode firefox`: one manifest and one source, a folder for each browser. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      preact(),
      crx({ manifest: manifestFor(browser) as ManifestV3Export, browser }),
      bundleGates(gates, line => console.info(line)),
      licenses(),
      helpPages(),
      stackTemplate(),
      classicWorker(),
    ],
    build: {
      outDir: `dist/${browser}`,
      // Pages that the manifest does not name.
      rolldownOptions: {
        input: {
          launch: 'src/launch/index.html',
          link: 'src/link/index.html',
          diagnostics: 'src/diagnostics/index.html',
        },
        output: {
          codeSplitting: {
            groups: [
              // A worker cannot run `import()`. Those of the AWS SDK become plain references when both ends are in one chunk.
              { name: 'aws-sdk', test: /node_modules[\\/]@(aws-sdk|smithy)[\\/]/ },
              // Vite's own helper for `import()`, which pages use too: they must not load the AWS SDK for it.
              { name: 'preload-helper', test: /\0vite\/preload-helper/, priority: 1 },
            ],
          },
        },
      },
      target: browser === 'firefox' ? 'firefox142' : 'chrome123',
      modulePreload: false,
      sourcemap: false,
      // Terser's output is smaller than the default's.
      minify: 'terser',
      terserOptions: { ...shortNames, module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
    },
  };
});
