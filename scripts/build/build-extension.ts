import { build } from 'vite';

/** Builds `dist/chrome` or `dist/firefox`, as it ships. Throws when a gate of bundle-gates.ts is not met. */
export async function buildExtension(browser: 'chrome' | 'firefox'): Promise<string> {
  // Whatever the shell says: libraries would be bundled as for developers.
  process.env.NODE_ENV = 'production';
  await build({ mode: browser, logLevel: 'warn' });
  return `dist/${browser}`;
}

/** Builds both at once: each is one thread's work. */
export async function buildBoth(): Promise<void> {
  await Promise.all([buildExtension('chrome'), buildExtension('firefox')]);
}
