import type { Plugin } from 'vite';

/** The parts of the browser API that src/browser uses. webextension-polyfill describes all that there are. */
const usedNamespaces = ['identity', 'permissions', 'runtime', 'storage', 'tabs', 'webRequest', 'windows'];

/** Takes out of webextension-polyfill the descriptions of the browser API's other parts: half its size. */
export function trimPolyfill(): Plugin {
  return {
    name: 'trim-polyfill',
    enforce: 'pre',
    transform: {
      filter: { id: /webextension-polyfill\/dist\/browser-polyfill\.js/ },
      handler(code) {
        const table = /const apiMetadata = (\{.+?\n {6}\});/s.exec(code)?.[1];
        if (!table) return this.error('webextension-polyfill has changed: bring trim-polyfill.ts up to date');
        const used = Object.entries(JSON.parse(table)).filter(([namespace]) => usedNamespaces.includes(namespace));
        return { code: code.replace(table, JSON.stringify(Object.fromEntries(used))), map: null };
      },
    },
  };
}
