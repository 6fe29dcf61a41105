import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { describe, expect, test } from 'vitest';
import { buildVirtual } from '../../test/support/build-virtual';
import { trimPolyfill } from './trim-polyfill';

const root = join(import.meta.dirname, '../..');
const polyfill = readFileSync(join(root, 'node_modules/webextension-polyfill/dist/browser-polyfill.js'), 'utf8');

/** The parts of the browser API that a text of the polyfill describes. */
function describedParts(code: string): string[] {
  const table = /const apiMetadata = (\{.+?\});\n/s.exec(code)?.[1] ?? '{}';
  return Object.keys(JSON.parse(table));
}

async function trimmed(): Promise<string> {
  let code = '';
  const look: Plugin = {
    name: 'look',
    enforce: 'pre',
    transform(text, id) {
      if (id.includes('webextension-polyfill')) code = text;
    },
  };
  await buildVirtual({ 'a.ts': "import 'webextension-polyfill'" }, ['a.ts'], [trimPolyfill(), look]);
  return code;
}

describe('the polyfill in the build', () => {
  test('describes every part of the browser API that src/browser uses and the polyfill knows', async () => {
    const sources = readdirSync(join(root, 'src/browser'))
      .filter(name => !name.endsWith('.test.ts'))
      .map(name => readFileSync(join(root, 'src/browser', name), 'utf8'));
    const used = sources.flatMap(source => [...source.matchAll(/\bbrowser\.(\w+)/g)].map(match => match[1]));
    const known = describedParts(polyfill);
    const parts = describedParts(await trimmed());
    expect(used.length).toBeGreaterThan(10);
    expect(parts).toEqual(expect.arrayContaining([...new Set(used)].filter(part => part && known.includes(part))));
  });

  test('describes no other, and is otherwise as it was', async () => {
    const code = await trimmed();
    const gone = describedParts(polyfill).filter(part => !describedParts(code).includes(part));
    expect(gone).toEqual(expect.arrayContaining(['bookmarks', 'cookies', 'history', 'notifications']));
    const withoutTable = (text: string) => text.replace(/const apiMetadata = \{.+?\};\n/s, '');
    expect(withoutTable(code)).toBe(withoutTable(polyfill));
  });

  test('of which the descriptions are no longer found fails the build', async () => {
    const id = 'webextension-polyfill/dist/browser-polyfill.js';
    const files = { [id]: 'export const apiMetadata = 1;', 'a.ts': `import '/virtual/${id}'` };
    await expect(buildVirtual(files, ['a.ts'], [trimPolyfill()])).rejects.toThrow('webextension-polyfill has changed');
  });
});
