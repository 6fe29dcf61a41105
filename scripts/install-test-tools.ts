import { findBrowser, findFirefox } from './find-browser';
import { findCommand, installPackages } from './system-packages';

/** What the end-to-end tests need beside a browser: a display of their own, and hands to answer its prompts. */
const tools = { Xvfb: 'xvfb', xdotool: 'xdotool' };

/** Installs what is missing. Throws one clear sentence where that is not possible. */
export async function installTestTools(): Promise<void> {
  await findBrowser();
  await findFirefox();
  const missing = Object.entries(tools).filter(([command]) => !findCommand(command));
  if (missing.length === 0 || (await installPackages(missing.map(([, name]) => name)))) return;
  throw new Error(
    `The end-to-end tests need ${missing.map(([command]) => command).join(' and ')}: please install them.`,
  );
}
