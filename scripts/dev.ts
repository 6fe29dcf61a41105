import { build } from 'vite';
import { demoConfiguration } from '../local-aws/index';
import { importConfiguration } from '../test/e2e/harness/person';
import { startWorld } from '../test/e2e/harness/world';
import { buildExtension } from './build/build-extension';

// `npm run dev`: a browser with the extension and the local AWS; every saved change is built and loaded at once. What
// runs is the build as it ships, not a development server's version of it.

const folder = await buildExtension('chrome');
const world = await startWorld({ build: folder, windows: 'desktop' });
await importConfiguration(world, demoConfiguration, world.remote);

const watcher = await build({ mode: 'chrome', logLevel: 'warn', build: { watch: {} } });
if (!('on' in watcher)) throw new Error('Vite did not start to watch');
watcher.on('event', event => {
  if (event.code === 'BUNDLE_END') void reload();
  if (event.code === 'ERROR') console.error(event.error.message);
});

async function reload(): Promise<void> {
  // Loading a folder again reloads the extension that came from it.
  await world.browser.installExtension(folder);
  console.info(`${new Date().toLocaleTimeString()} reloaded`);
}

await new Promise(resolve => {
  world.browser.once('disconnected', resolve);
  process.once('SIGINT', resolve);
});
await watcher.close();
await world.close();
