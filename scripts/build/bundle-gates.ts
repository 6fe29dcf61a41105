import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { findRemoteHosts } from './remote-hosts.ts';

export interface Gate {
  /** What is measured, for the message. */
  readonly name: string;
  /** The source file that the bundle starts at. */
  readonly entry: string;
  /** Most bytes that the entry and all that it imports may have, each file gzipped. */
  readonly maximumBytes: number;
  /** For pages: more may be loaded after the first paint, by an `import()` that is not counted. A worker cannot. */
  readonly mayLoadLater?: boolean;
}

/** Code that a store refuses, in any script. */
const forbidden = [
  [/\beval\s*\(/, 'eval('],
  [/\bnew Function\b/, 'new Function'],
] as const;

/** Fails the build when an entry is too large, or a script holds code or a remote host that may not be in it. */
export function bundleGates(gates: readonly Gate[], report: (line: string) => void): Plugin {
  return {
    name: 'bundle-gates',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk');
      for (const gate of gates) {
        const { mayLoadLater = false } = gate;
        const reached = reach(chunks, gate.entry, mayLoadLater);
        const bytes = reached.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).byteLength, 0);
        report(`${gate.name}: ${bytes} of ${gate.maximumBytes} bytes gzip`);
        if (bytes > gate.maximumBytes)
          this.error(`${gate.name} is too large: ${bytes} bytes gzip, at most ${gate.maximumBytes}`);
        // A worker cannot run it.
        const importing = mayLoadLater ? undefined : reached.find(({ code }) => /\bimport\s*\(/.test(code));
        if (importing) this.error(`${gate.name} holds import( in ${importing.fileName}`);
      }
      for (const { code, fileName } of chunks) {
        const held = forbidden.find(([pattern]) => pattern.test(code))?.[1];
        if (held) this.error(`${fileName} holds ${held}`);
        const [host] = findRemoteHosts(code);
        if (host) this.error(`${fileName} holds the remote host ${host}: see remote-hosts.ts`);
      }
    },
  };
}

function reach(chunks: readonly Rolldown.OutputChunk[], entry: string, mayLoadLater: boolean): Rolldown.OutputChunk[] {
  const reached = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of mayLoadLater ? chunk.imports : [...chunk.imports, ...chunk.dynamicImports])
      visit(chunks.find(({ fileName }) => fileName === name));
  };
  const start = chunks.find(chunk => chunk.moduleIds.some(id => id.endsWith(entry)) && chunk.facadeModuleId !== null);
  if (!start) throw new Error(`No bundle starts at ${entry}`);
  visit(start);
  return [...reached];
}
