import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { bundleGates } from './scripts/build/bundle-gates.ts';
import { staticAwsSdk } from './scripts/build/static-aws-sdk.ts';
import { trimPolyfill } from './scripts/build/trim-polyfill.ts';

const gates = [
  { name: 'The worker', entry: 'src/background.ts', maximumBytes: 60_000 },
  { name: 'The popup', entry: 'src/popup/main.tsx', maximumBytes: 25_000, mayLoadLater: true },
];

/** `vite build --mode chrome` or `--mode firefox`: one manifest and one source, a folder for each browser. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      staticAwsSdk(),
      trimPolyfill(),
      preact(),
      crx({ manifest: manifestFor(browser), browser }),
      bundleGates(gates, line => console.info(line)),
    ],
    build: {
      outDir: `dist/${browser}`,
      target: browser === 'firefox' ? 'firefox128' : 'chrome123',
      modulePreload: false,
      sourcemap: false,
      // Terser's output is 2 kB smaller, gzipped, than the default's: room in the worker's budget.
      minify: 'terser',
      terserOptions: { module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
    },
  };
});

function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  const { key, minimum_chrome_version, externally_connectable, browser_specific_settings, ...common } = manifest;
  return (
    browser === 'firefox'
      ? { ...common, browser_specific_settings }
      : { ...common, key, minimum_chrome_version, externally_connectable }
  ) as ManifestV3Export;
}
