import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { bundleGates } from './scripts/build/bundle-gates.ts';
import { licenses } from './scripts/build/licenses.ts';

const gates = [
  { name: 'The worker', entry: 'src/background.ts', maximumBytes: 140_000 },
  { name: 'The popup', entry: 'src/popup/main.tsx', maximumBytes: 60_000, mayLoadLater: true },
];

/** `vite build --mode chrome` or `--mode firefox`: one manifest and one source, a folder for each browser. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      preact(),
      crx({ manifest: manifestFor(browser), browser }),
      bundleGates(gates, line => console.info(line)),
      licenses(),
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
      terserOptions: { module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
    },
  };
});

function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  // Firefox reads a policy without a schema.
  const { key, minimum_chrome_version, externally_connectable, storage, ...forFirefox } = manifest;
  const { browser_specific_settings, protocol_handlers, ...common } = forFirefox;
  const forChrome = { ...common, key, minimum_chrome_version, externally_connectable, storage };
  // package.json is the one place that has the version.
  const { version } = packageJson;
  return { ...(browser === 'firefox' ? asFirefoxNeeds(forFirefox) : forChrome), version } as ManifestV3Export;
}

/**
 * Containers are Firefox's alone. It takes `contextualIdentities` for no optional permission (docs/containers.md). Private
 * windows it opens only for an extension that a person let in there, so that `incognito` must not forbid it. And where it has
 * a menu bar, Alt+Shift and a letter is a menu's before it is an extension's: `S` opens the history. No menu has a digit.
 */
function asFirefoxNeeds(forFirefox: Omit<Partial<typeof manifest>, 'commands'> & Pick<typeof manifest, 'commands'>) {
  const { incognito, permissions, optional_permissions, commands, ...others } = forFirefox;
  const { _execute_action: popup } = commands;
  const suggested_key = { ...popup.suggested_key, default: 'Alt+Shift+0' };
  return {
    ...others,
    commands: { ...commands, _execute_action: { ...popup, suggested_key } },
    permissions: [...(permissions ?? []), 'contextualIdentities'],
    optional_permissions: [...(optional_permissions ?? []), 'cookies'],
  };
}
