import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { World } from './world';

/**
 * Writes a copy of a build whose pages can be told that a storage area cannot be read, as where the browser's database
 * is broken. No browser can be told so by itself.
 */
export function writeBreakable(build: string, folder: string): void {
  cpSync(build, folder, { recursive: true });
  writeFileSync(join(folder, 'break.js'), script);
  for (const page of ['options', 'popup']) {
    const file = join(folder, `src/${page}/index.html`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('<script', '<script src="/break.js"></script><script'));
  }
}

/** Reloads a page of such a build without that area; what is opened in the same tab later has none, either. */
export async function reloadWithout(world: World, page: Page, area: 'local' | 'sync'): Promise<void> {
  await page.evaluate(`sessionStorage.setItem('broken', '${area}')`);
  await world.reload(page);
}

/** Before any script of the page: the browser's own answer where its database is broken. */
const script = `
const broken = sessionStorage.getItem('broken');
if (broken) chrome.storage[broken].get = async () => { throw new Error('IO error: corrupted') };
`;
