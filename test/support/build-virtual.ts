import { build, type Plugin, type Rolldown } from 'vite';

/** Builds files that exist in memory alone (`/virtual/NAME`), as the extension is built, and writes nothing. */
export async function buildVirtual(
  files: Readonly<Record<string, string>>,
  entries: readonly string[],
  plugins: readonly Plugin[],
): Promise<Rolldown.OutputChunk[]> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [virtualFiles(files), ...plugins],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'chrome120',
      rolldownOptions: { input: entries.map(name => `/virtual/${name}`), preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap(output => ('output' in output ? output.output : [])).filter(file => file.type === 'chunk');
}

function virtualFiles(files: Readonly<Record<string, string>>): Plugin {
  const find = (id: string) => files[id.replace('/virtual/', '')];
  return {
    name: 'virtual-files',
    enforce: 'pre',
    resolveId: id => (find(id) === undefined ? undefined : id),
    load: find,
  };
}
