import { build } from 'vite';

/** Builds `dist/chrome` or `dist/firefox`, as it ships. Throws when a gate of bundle-gates.ts is not met. */
export async function buildExtension(browser: 'chrome' | 'firefox'): Promise<string> {
  await build({ mode: browser, logLevel: 'warn' });
  return `dist/${browser}`;
}
