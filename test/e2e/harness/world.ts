import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Target } from 'puppeteer-core';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../../local-aws/index';
import { findBrowser } from '../../../scripts/find-browser';
import { extensionId, launchBrowser } from '../../../scripts/launch-browser';
import { type Display, startDisplay } from '../../../scripts/start-display';

// The little of the browser API that the harness uses, inside pages of the extension.
declare const chrome: {
  readonly windows: {
    getLastFocused(query: object): Promise<{ id: number }>;
    update(id: number, change: object): Promise<void>;
  };
  readonly action: { openPopup(options: object): Promise<void> };
};

/** A build in a real browser, and the local AWS under AWS's own host names. */
export interface World {
  readonly aws: LocalAws;
  readonly browser: Browser;
  /** The display in memory that the windows are on; none where they are on the desktop, or there are no windows. */
  readonly display: Display | undefined;
  /** A page of the extension in a background tab, to reach the browser API where a person would use the browser itself. */
  readonly remote: Page;
  /** How many pixels of the screen a CSS pixel has in each direction. */
  readonly scale: number;
  /** The browser profile on disk. */
  readonly profileFolder: string;
  readonly extensionId: string;
  /** A folder for files that a test makes; gone at the end. */
  readonly folder: string;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly aws?: Omit<LocalAwsOptions, 'redirectUris'>;
  /** The folder of the build; the shipped one for Chromium unless told. */
  readonly build?: string;
  /** `virtual`, unless told: real windows on a display in memory, where keys can be pressed. */
  readonly windows?: 'virtual' | 'desktop' | 'none';
  /** How many pixels of the screen a CSS pixel has in each direction; 1 unless told. */
  readonly scale?: number;
  /** Of the browser; English unless told. */
  readonly language?: 'en' | 'de' | 'ja';
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { build = 'dist/chrome', windows = 'virtual', scale = 1 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'studio-launcher-'));
  const profileFolder = join(folder, 'browser');
  const id = extensionId(build);
  const [aws, display, executablePath] = await Promise.all([
    startLocalAws({ ...options.aws, redirectUris: [`https://${id}.chromiumapp.org/`] }),
    windows === 'virtual' ? startDisplay(scale) : undefined,
    findBrowser(),
  ]);
  const browser = await launchBrowser({
    executablePath,
    userDataDir: profileFolder,
    extension: build,
    headless: windows === 'none',
    display: display?.name,
    language: options.language,
    args: [...aws.chromiumArgs, `--force-device-scale-factor=${scale}`],
  });
  const close = async () => {
    await browser.close();
    display?.close();
    await aws.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const [remote = await browser.newPage()] = await browser.pages();
  await remote.goto(`chrome-extension://${id}/src/options/index.html`);
  return { aws, browser, display, remote, scale, profileFolder, extensionId: id, folder, close };
}

/** The options page in a new tab. */
export async function openOptions({ browser, extensionId: id }: World): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/src/options/index.html`);
  return page;
}

/** The popup as a click on the toolbar button opens it: it closes when it loses the focus. */
export async function openPopup(world: World): Promise<Page> {
  const isPopup = (target: Target) => target.url().endsWith('/src/popup/index.html');
  for (const target of world.browser.targets().filter(isPopup)) await closeIfThere(target);
  // Opened by an extension's page, so that a stopped worker stays stopped until the popup itself wakes it.
  const open = () =>
    world.remote.evaluate(async () => {
      const { id } = await chrome.windows.getLastFocused({ windowTypes: ['normal'] });
      await chrome.windows.update(id, { focused: true });
      await chrome.action.openPopup({ windowId: id });
    });
  // While a window is gaining or losing the focus the browser opens none; a person would click again.
  await open().catch(async () => {
    await new Promise(resolve => setTimeout(resolve, 300));
    await open();
  });
  return await (await world.browser.waitForTarget(isPopup, { timeout: 10_000 })).asPage();
}

/** A popup may close by itself while it is being closed. */
async function closeIfThere(target: Target): Promise<void> {
  await target
    .asPage()
    .then(page => page.close())
    .catch(() => undefined);
}

/** Stops the worker as the browser does when it has been idle; resolves when it is gone. */
export async function stopWorker(world: World): Promise<void> {
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().includes(world.extensionId);
  const session = await world.remote.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  while (world.browser.targets().some(isWorker)) await new Promise(resolve => setTimeout(resolve, 20));
  await session.detach();
}

/** A file for a file input. */
export function writeDocument(world: World, document: unknown): string {
  const path = join(world.folder, `configuration-${performance.now()}.json`);
  writeFileSync(path, JSON.stringify(document));
  return path;
}
