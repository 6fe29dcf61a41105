import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { build, type Plugin, type Rolldown } from 'vite';
import { shortNames } from './short-names.ts';

/** The file that the manifest names as the worker, in the folder of a build. */
export const workerFile = 'worker.js';

const manifestSchema = v.looseObject({
  background: v.union([
    v.strictObject({ service_worker: v.string(), type: v.literal('module') }),
    v.strictObject({ scripts: v.tuple([v.string()]), type: v.literal('module') }),
  ]),
});

/**
 * Makes the worker one script that is no module, once all is written. Chromium keeps the compiled code of such a worker, and
 * compiles a module's anew at each start: with the AWS SDK that is more than half of the time that a start takes. Files that
 * only the worker needed are removed.
 */
export function classicWorker(): Plugin {
  let folder = '';
  return {
    name: 'classic-worker',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = join(root, outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_, bundle) {
        const path = join(folder, 'manifest.json');
        const { background, ...manifest } = v.parse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
        const isPage = 'scripts' in background;
        const [entry] = isPage ? background.scripts : [background.service_worker];
        await bundleOne(folder, entry);
        for (const file of [entry, ...findOwn(bundle)]) rmSync(join(folder, file));
        const replaced = isPage ? { scripts: [workerFile] } : { service_worker: workerFile };
        writeFileSync(path, `${JSON.stringify({ ...manifest, background: replaced }, null, 2)}\n`);
      },
    },
  };
}

/** What is minified already, in one file. */
async function bundleOne(folder: string, entry: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Only Vite's helper for `import()` looks at it, which a worker never runs.
    define: { 'import.meta': '{}' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      minify: 'terser',
      terserOptions: shortNames,
      rolldownOptions: {
        input: join(folder, entry),
        output: { format: 'iife', strict: true, codeSplitting: false, entryFileNames: workerFile },
      },
    },
  });
}

/** The chunks that nothing but the worker imports. */
function findOwn(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
  const isWorker = ({ facadeModuleId }: Rolldown.OutputChunk) =>
    facadeModuleId?.endsWith('/src/background.ts') === true;
  const ofPages = new Set<string>();
  const visit = (fileName: string) => {
    if (ofPages.has(fileName)) return;
    ofPages.add(fileName);
    const chunk = chunks.find(found => found.fileName === fileName);
    for (const name of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) visit(name);
  };
  for (const chunk of chunks) if (chunk.isEntry && !isWorker(chunk)) visit(chunk.fileName);
  return chunks.map(({ fileName }) => fileName).filter(fileName => !ofPages.has(fileName));
}
