import { findInstalledBrowser, findInstalledFirefox, getBrowser, getFirefox, withProblem } from './find-browser';
import { findCommand, installPackages } from './system-packages';

/** The packages of what the end-to-end tests need, and how each is found: browsers, a display of their own, and hands for prompts. */
const tools: readonly (readonly [name: string, find: () => string | undefined])[] = [
  ['chromium', findInstalledBrowser],
  ['firefox-esr', findInstalledFirefox],
  ['xvfb', () => findCommand('Xvfb')],
  ['xdotool', () => findCommand('xdotool')],
];

/** Installs what is missing, all of it in one go. Throws one clear sentence where that is not possible. */
export async function installTestTools(): Promise<void> {
  const missing = findMissing();
  const problem = missing.length > 0 ? await installPackages(missing) : undefined;
  // Those who are started from here need not look for them again.
  process.env.BROWSER_PATH = await getBrowser(problem);
  process.env.FIREFOX_PATH = getFirefox(problem);
  const left = findMissing();
  if (left.length === 0) return;
  throw new Error(withProblem(`The end-to-end tests need ${left.join(' and ')}: please install them.`, problem));
}

function findMissing(): string[] {
  return tools.filter(([, find]) => !find()).map(([name]) => name);
}
