import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../../local-aws/index';
import { extensionId } from '../../../scripts/launch-browser';
import { type Display, startDisplay } from '../../../scripts/start-display';
import type { BrowserUnderTest } from './browser-under-test';
import { startChromium } from './chromium';
import { firefoxRedirectUri, startFirefox } from './firefox';
import { takeShared } from './shared-world';

/** A build in a real browser, and the local AWS under AWS's own host names. */
export interface World extends BrowserUnderTest {
  readonly aws: LocalAws;
  /** The display in memory that the windows are on; none where they are on the desktop, or there are no windows. */
  readonly display: Display | undefined;
  /** How many pixels of the screen a CSS pixel has in each direction. */
  readonly scale: number;
  /** The browser profile on disk. */
  readonly profileFolder: string;
  /** Where the browser leads back to after a sign-in. */
  readonly redirectUri: string;
  /** A folder for files that a test makes; gone at the end. */
  readonly folder: string;
  /** The browser anew, with the same profile, once it has been closed. */
  startAgain(): Promise<BrowserUnderTest>;
}

export interface WorldOptions {
  /**
   * A browser of its own for this file, for what `renew` does not undo: a browser that is started again or searched on disk,
   * windows, the browser's own settings. Without any option a file gets the one that the files before it were in.
   */
  readonly own?: true;
  readonly aws?: Omit<LocalAwsOptions, 'redirectUris'>;
  /** Puts something between the browser and the local AWS: where the browser finds AWS then. */
  readonly between?: (aws: LocalAws) => Promise<Pick<LocalAws, 'port' | 'chromiumArgs'>>;
  /** The folder of the build; the shipped one unless told. */
  readonly build?: string;
  /** `virtual`, unless told: real windows on a display in memory, where keys can be pressed. */
  readonly windows?: 'virtual' | 'desktop' | 'none';
  /** How many pixels of the screen a CSS pixel has in each direction; 1 unless told. */
  readonly scale?: number;
  /** Of the browser; English unless told. */
  readonly language?: 'en' | 'de' | 'ja';
  /** Whether the extension is let in to private windows, where the browser lets a person do that; not, unless told. */
  readonly inPrivateWindows?: boolean;
  /** Whether the page that opens after the installation stays open; the harness closes it, unless told. */
  readonly keepsFirstRun?: true;
}

/** In which the tests of this run are: the same ones run in both (vitest.config.ts). */
export const isFirefox = process.env.TEST_BROWSER === 'firefox';

const underTest = isFirefox
  ? { build: 'dist/firefox', start: startFirefox, redirectUri: firefoxRedirectUri, windows: 'virtual' as const }
  : {
      build: 'dist/chrome',
      start: startChromium,
      redirectUri: (build: string) => `https://${extensionId(build)}.chromiumapp.org/`,
      windows: 'virtual' as const,
    };

/** The key that opens the popup (scripts/build/manifest-for.ts). */
export const popupKey = isFirefox ? 'Alt+Shift+0' : 'Alt+Shift+S';

/** The folder of the build that ships for the browser of this run. */
export const shippedBuild = underTest.build;

/** Where the browser of this run leads back to after a sign-in with that build. */
export function shippedRedirectUri(): string {
  return underTest.redirectUri(shippedBuild);
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  return Object.keys(options).length === 0 ? await takeShared(() => startOwnWorld({})) : await startOwnWorld(options);
}

async function startOwnWorld(options: WorldOptions): Promise<World> {
  const { build = shippedBuild, windows = underTest.windows, scale = 1, language, inPrivateWindows = false } = options;
  const { keepsFirstRun = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'studio-launcher-'));
  const profileFolder = join(folder, 'browser');
  const redirectUri = underTest.redirectUri(build);
  const [aws, display] = await Promise.all([
    startLocalAws({ ...options.aws, redirectUris: [redirectUri] }),
    windows === 'virtual' ? startDisplay(scale) : undefined,
  ]);
  const seen = { ...aws, ...(await options.between?.(aws)) };
  const start = () =>
    underTest.start(seen, {
      build,
      profileFolder,
      display: display?.name,
      headless: windows === 'none',
      language,
      scale,
      inPrivateWindows,
      keepsFirstRun,
    });
  const browser = await start();
  const close = async () => {
    await browser.close();
    display?.close();
    await aws.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { ...browser, aws, display, scale, profileFolder, redirectUri, folder, startAgain: start, close };
}

/** Settings in a new tab, at one of their sections. */
export async function openOptions(world: World, section = 'profiles'): Promise<Page> {
  return await world.openPage(`src/options/index.html#${section}`);
}

/** The popup as a click on the toolbar button opens it: it closes when it loses the focus. */
export async function openPopup(world: World): Promise<Page> {
  return await world.openPopup();
}

/** Stops the worker as the browser does when it has been idle; resolves when it is gone. */
export async function stopWorker(world: World): Promise<void> {
  await world.stopWorker();
}

/** A file for a file input. */
export function writeDocument(world: World, document: unknown): string {
  const path = join(world.folder, `configuration-${performance.now()}.json`);
  writeFileSync(path, JSON.stringify(document));
  return path;
}
