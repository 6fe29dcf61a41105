import type { Plugin } from 'vite';

/** Where Preact hands `dangerouslySetInnerHTML` to the page: comparing what is there with what is to be, and setting it. */
const setting =
  /\w+\|\|\w+&&\((\w+)\.__html==\w+\.__html\|\|\1\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\1\.__html\)/;

/**
 * Leaves out of Preact what turns text into markup, which no page of ours uses: so no script of the package can, and a
 * store's reviewer finds none. Fails the build when Preact has changed there.
 */
export function noMarkup(): Plugin {
  let found = false;
  return {
    name: 'no-markup',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]preact[\\/]dist[\\/]preact\.mjs$/ },
      handler(code) {
        found = setting.test(code);
        return { code: code.replace(setting, '0'), map: null };
      },
    },
    buildEnd(error) {
      if (!error && !found) this.error('Preact no longer sets innerHTML as it did: bring no-markup.ts up to date');
    },
  };
}
