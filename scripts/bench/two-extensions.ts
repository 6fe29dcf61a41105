import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../../local-aws/index.ts';
import { userPool } from '../../local-aws/world.ts';
import { isFirefox, type World, type WorldOptions } from '../../test/e2e/harness/world.ts';
import type { BenchDriver, Side } from './bench-driver.ts';
import { buildBareExtension } from './build-bare-extension.ts';
import { startChromiumDriver } from './chromium-driver.ts';
import { startFirefoxDriver } from './firefox-driver.ts';
import { type RequestWatch, watchRequests } from './request-watch.ts';

/** The product and the bare extension in one browser, with the same local AWS. */
export interface TwoExtensions {
  readonly world: World;
  readonly watch: RequestWatch;
  readonly product: Side;
  readonly bare: Side;
  readonly driver: BenchDriver;
  /** The build of the bare extension. */
  readonly bareFolder: string;
}

/** What both launch. */
export const launched = { name: 'Studio home', id: 'studio-home' } as const;

/** In seconds: longer than any bench. */
const lifetime = 6 * 3600;

/** Calls back with both; ends the browser after that. The world is as `start` leaves it. */
export async function withTwoExtensions<T>(
  options: WorldOptions,
  start: (options: WorldOptions) => Promise<World>,
  use: (both: TwoExtensions) => Promise<T>,
): Promise<T> {
  const watch = watchRequests();
  const long = { credentialsLifetimeSeconds: lifetime, idTokenLifetimeSeconds: lifetime };
  const aws = { ...options.aws, ...long, onRequest: watch.onRequest };
  const world = await start({ ...options, aws });
  try {
    const bareFolder = await buildBareExtension(world.folder);
    const origin = await world.installOther(bareFolder);
    const page = await openPage(world, `${origin}/home.html`);
    await page.evaluate(`chrome.storage.session.set(${JSON.stringify(bareSettings(world))})`);
    const bare: Side = {
      ...{ name: 'bare', id: String(await page.evaluate('chrome.runtime.id')), origin },
      ...{ home: 'home.html', popup: 'popup.html', button: `document.querySelector('button')`, kept: /^credentials$/ },
    };
    const product: Side = {
      ...{ name: 'product', id: world.extensionId, origin: world.origin },
      ...{ home: 'src/options/index.html', popup: 'src/popup/index.html' },
      button: `[...document.querySelectorAll('button.row')].find(row => row.textContent.includes('${launched.name}'))`,
      kept: /^(credentials|identity):/,
    };
    const startDriver = isFirefox ? startFirefoxDriver : startChromiumDriver;
    return await use({ world, watch, product, bare, driver: await startDriver(world, [product, bare]), bareFolder });
  } finally {
    await world.close();
  }
}

async function openPage(world: World, address: string): Promise<Page> {
  const page = await world.browser.newPage();
  await world.goTo(page, address);
  return page;
}

/** The same launch as the product's, for the same person. */
function bareSettings({ aws }: World): Readonly<Record<string, string>> {
  const [connection] = demoConfiguration.connections;
  const profile = demoConfiguration.profiles.find(({ id }) => id === launched.id);
  if (profile?.type !== 'studio') throw new Error(`No ${launched.id}`);
  return {
    region: connection.region,
    pool: connection.identityPoolId,
    provider: userPool.providerName,
    token: aws.issued.findLast(({ kind }) => kind === 'idToken')?.value ?? '',
    domain: profile.domainId,
    user: profile.userProfileName,
    landing: profile.landingUri,
  };
}
