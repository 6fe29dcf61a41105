import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { classicWorker } from './classic-worker';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'classic-worker-'));
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

/** Writes what the plugin of the extension writes: a manifest, and a loader that imports the worker. */
const loader = (background: (entry: string) => object): Plugin => ({
  name: 'loader',
  generateBundle(_, bundle) {
    const worker = Object.values(bundle).find(file => file.type === 'chunk' && file.name === 'background');
    this.emitFile({ type: 'asset', fileName: 'loader.js', source: `import './${worker?.fileName}';` });
    const manifest = { name: 'test', background: background('loader.js') };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify(manifest) });
  },
});

async function buildWith(background: (entry: string) => object) {
  const write = (name: string, code: string) => writeFileSync(join(root, name), code);
  write('shared.js', 'export const shared = () => globalThis.told.push("shared");');
  write('own.js', 'export const own = () => globalThis.told.push(typeof this);');
  write('page.js', "import { shared } from './shared.js'; shared();");
  mkdirSync(join(root, 'src'));
  write(
    'src/background.ts',
    "import { own } from '../own.js'; import { shared } from '../shared.js'; own(); shared();",
  );
  await build({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [loader(background), classicWorker()] },
    build: { rolldownOptions: { input: { background: join(root, 'src/background.ts'), page: join(root, 'page.js') } } },
  });
  const folder = join(root, 'dist');
  return {
    files: readdirSync(folder, { recursive: true }).map(String),
    worker: readFileSync(join(folder, 'worker.js'), 'utf8'),
    manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  };
}

test.each([
  ['Chromium', (entry: string) => ({ service_worker: entry, type: 'module' }), { service_worker: 'worker.js' }],
  ['Firefox', (entry: string) => ({ scripts: [entry], type: 'module' }), { scripts: ['worker.js'] }],
])('in %s the worker is one strict script, and the files of pages stay', async (_name, background, expected) => {
  const { files, worker, manifest } = await buildWith(background);
  expect(manifest).toEqual({ name: 'test', background: expected });
  const told: string[] = [];
  new Function('globalThis', worker)({ told });
  expect(told).toEqual(['undefined', 'shared']);
  expect(files.filter(file => file.endsWith('.js')).map(file => file.replace(/-.*/, ''))).toEqual(
    expect.arrayContaining(['assets/page', 'assets/shared', 'worker.js']),
  );
  expect(files.some(file => /background|loader/.test(file))).toBe(false);
});

test('a manifest whose worker is something else fails the build', async () => {
  await expect(buildWith(entry => ({ service_worker: entry }))).rejects.toThrow();
});
