import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const path = 'infra/studio-launcher.yaml';

/** Puts the template of the stack into the package, where Settings offers it: it has no public address. */
export function stackTemplate(): Plugin {
  return {
    name: 'stack-template',
    generateBundle() {
      this.addWatchFile(path);
      this.emitFile({ type: 'asset', fileName: path, source: readFileSync(path, 'utf8') });
    },
  };
}
