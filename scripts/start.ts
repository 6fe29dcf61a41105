import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConfiguration } from '../local-aws/index';
import { parseConfiguration } from '../src/core/configuration/configuration';
import { allHosts } from '../src/core/hosts/all-hosts';
import { clickProfile, findSignInWindow, findStudio, importConfiguration, signIn } from '../test/e2e/harness/person';
import { openPopup, startWorld, type World } from '../test/e2e/harness/world';
import { buildExtension } from './build/build-extension';
import { findBrowser } from './find-browser';

// `npm start`: the main job, on the local AWS. With a window for a person; without a display, or with --headless, by itself.

const started = performance.now();
const isHeadless = process.argv.includes('--headless') || !hasDisplay();
const screenshots = 'artifacts/demo';

step('Looking for a browser');
await findBrowser().catch(endWith);
step('Building the extension');
const build = await buildExtension('chrome');
await (isHeadless ? runByItself() : runForPerson());

async function runForPerson(): Promise<void> {
  step('Starting the local AWS and the browser');
  const world = await startWorld({ build, windows: 'desktop', aws: { demo: demoConfiguration } });
  await importConfiguration(world, demoConfiguration, world.remote);
  // As a click on the toolbar button does; a window in front would close it again at once.
  await openPopup(world).catch(() => undefined);
  step('Ready');
  console.info(`
Click a profile in the popup. (Its toolbar button is behind the puzzle piece, unless you pin it.)
The browser asks for access to the hosts; then sign in as alice, with the password alice.
Everything runs on this computer: nothing leaves it. Close the browser to end.`);
  await new Promise(resolve => {
    world.browser.once('disconnected', resolve);
    process.once('SIGINT', resolve);
  });
  await world.close();
}

async function runByItself(): Promise<void> {
  step('Starting the local AWS and a browser without windows');
  console.info(
    '  Nobody is there to answer the prompt for hosts: this is a copy of the build whose manifest already holds them.',
  );
  const world = await startWorld({ build: copyWithHosts(build), windows: 'none' });
  try {
    rmSync(screenshots, { recursive: true, force: true });
    mkdirSync(screenshots, { recursive: true });
    await demonstrate(world);
  } finally {
    await world.close();
  }
  step('Done');
}

async function demonstrate(world: World): Promise<void> {
  step('Importing the demo configuration');
  await importConfiguration(world, demoConfiguration, world.remote);
  await world.remote.screenshot({ path: picture('1-options.png') });
  step('Clicking “Prod JupyterLab” in the popup');
  await clickProfile(world, 'Prod JupyterLab');
  step('Signing in as alice');
  const window = await findSignInWindow(world);
  await window.screenshot({ path: picture('2-sign-in.png') });
  await signIn(window, 'alice');
  const { page, shown } = await findStudio(world);
  step(`Studio is open as ${shown.user}, in the space ${shown.space} of ${shown.domain}`);
  await page.screenshot({ path: picture('3-studio.png') });
  await page.close();
  step('Clicking it again: signed in, one AWS call');
  await clickProfile(world, 'Prod JupyterLab');
  await (await findStudio(world)).page.screenshot({ path: picture('4-studio-again.png') });
}

/** A copy of a build that needs no prompt for the demo's hosts. */
function copyWithHosts(folder: string): string {
  const parsed = parseConfiguration(demoConfiguration);
  if (!parsed.ok) throw new Error('The demo configuration is not valid');
  const copy = 'artifacts/demo-build';
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  // The provider's own endpoints are on another host, which only its discovery document names.
  const hosts = [...allHosts(parsed.configuration), 'https://acme.auth.us-east-1.amazoncognito.com/*'];
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }, null, 2));
  return copy;
}

function picture(name: string): `${string}.png` {
  const path = `${screenshots}/${name}` as `${string}.png`;
  console.info(`  ${path}`);
  return path;
}

function step(text: string): void {
  console.info(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}`);
}

function endWith(error: Error): never {
  console.error(error.message);
  process.exit(1);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
