import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const source = join('scripts', 'bench', 'bare-extension');

/** Builds the bare extension in a folder; resolves to its path. */
export async function buildBareExtension(folder: string): Promise<string> {
  const home = join(folder, 'bare-extension');
  mkdirSync(home);
  for (const name of ['manifest.json', 'popup.html', 'empty.html', 'home.html'])
    copyFileSync(join(source, name), join(home, name));
  for (const name of ['worker', 'popup', 'probe']) await bundle(name, home);
  return home;
}

/**
 * A copy of a build whose popup says when its first row has been painted, by a script of the page's own: nothing has to be
 * attached to the popup.
 */
export async function writeProbed(original: string, folder: string): Promise<string> {
  const home = join(folder, 'probed');
  cpSync(original, home, { recursive: true });
  await bundle('probe', home);
  const page = join(home, 'src', 'popup', 'index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<head>', '<head><script src="/probe.js"></script>'));
  return home;
}

async function bundle(name: string, outDir: string): Promise<void> {
  await build({
    ...{ configFile: false, logLevel: 'warn', publicDir: false },
    build: {
      ...{ outDir, emptyOutDir: false, target: 'es2023', modulePreload: false },
      rolldownOptions: {
        input: join(source, `${name}.ts`),
        output: { entryFileNames: `${name}.js`, format: 'es' },
      },
    },
  });
}
