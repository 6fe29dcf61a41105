import { existsSync, realpathSync } from 'node:fs';
import { Browser, computeExecutablePath, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import { findCommand, installPackages } from './system-packages';

/** Names of browsers that can load an unpacked extension over the debugging pipe, the freest first. */
const commands = ['chromium', 'chromium-browser', 'chrome', 'microsoft-edge', 'google-chrome', 'google-chrome-stable'];

const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium browser: `BROWSER_PATH`, else an installed one, else the system's package, else the test tool's own
 * download. Throws one clear sentence where there is none to be had.
 */
export async function findBrowser(): Promise<string> {
  return findInstalledBrowser() ?? (await getBrowser(await installPackages(['chromium'])));
}

/** The same once the system's packages have been tried; `problem` is what kept them away. */
export async function getBrowser(problem: string | undefined): Promise<string> {
  const path = findInstalledBrowser() ?? (await download());
  if (path) return path;
  const sentence = 'No browser was found or could be installed: install Chromium, or set BROWSER_PATH to one.';
  throw new Error(withProblem(sentence, problem));
}

/** A Firefox: `FIREFOX_PATH`, else an installed one, else the system's package. Throws one clear sentence where there is none. */
export async function findFirefox(): Promise<string> {
  return findInstalledFirefox() ?? getFirefox(await installPackages(['firefox-esr']));
}

/** The same once the system's packages have been tried; `problem` is what kept them away. */
export function getFirefox(problem: string | undefined): string {
  const path = findInstalledFirefox();
  if (path) return path;
  const sentence = 'No Firefox was found or could be installed: install one, or set FIREFOX_PATH to it.';
  throw new Error(withProblem(sentence, problem));
}

/** A sentence, and after it what the package manager said, if anything. */
export function withProblem(sentence: string, problem: string | undefined): string {
  return problem === undefined ? sentence : `${sentence} ${problem}`;
}

/** `BROWSER_PATH`, else a Chromium browser that is there already. */
export function findInstalledBrowser(): string | undefined {
  return process.env.BROWSER_PATH ?? commands.map(findCommand).find(Boolean) ?? applications.find(existsSync);
}

/** `FIREFOX_PATH`, else a Firefox that is there already. */
export function findInstalledFirefox(): string | undefined {
  const path = process.env.FIREFOX_PATH ?? ['firefox-esr', 'firefox'].map(findCommand).find(Boolean);
  return path && realpathSync(path);
}

async function download(): Promise<string | undefined> {
  const platform = detectBrowserPlatform();
  if (!platform) return undefined;
  try {
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const options = { browser: Browser.CHROME, buildId, platform, cacheDir: '.cache/browsers' };
    console.info('Downloading Chrome for Testing…');
    await install(options);
    return computeExecutablePath(options);
  } catch {
    return undefined;
  }
}
