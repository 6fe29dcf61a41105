import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../local-aws/index';
import {
  answerHostPrompt,
  chooseFile,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  signInAs,
  waitForText,
} from '../test/e2e/harness/person';
import { openPopup, startWorld } from '../test/e2e/harness/world';
import { buildExtension } from './build/build-extension';
import { installTestTools } from './install-test-tools';

// `npm run screenshots`: the pictures in docs/images, each in light and dark, from the build as it ships.

const folder = 'docs/images';
const colorSchemes = ['light', 'dark'] as const;

/** So that a card has something to explain. */
const bobs = {
  ...demoConfiguration.profiles[1],
  id: 'bob',
  name: "Bob's Studio",
  userProfileName: 'bob',
  color: 'green',
};

mkdirSync(folder, { recursive: true });
await installTestTools();
await buildExtension('chrome');
const world = await startWorld();
try {
  const { remote } = world;
  await picture(await openPopup(world), 'popup-empty');
  await chooseFile(remote, world, demoConfiguration);
  await waitForText(remote, 'Preview');
  await picture(remote, 'options-preview');
  await importConfiguration(world, { ...demoConfiguration, profiles: [...demoConfiguration.profiles, bobs] }, remote);
  await picture(await openPopup(world), 'popup');
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'deny');
  await picture(await openPopup(world), 'popup-hosts');
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  const refused = await clickProfile(world, "Bob's Studio");
  await waitForText(refused, 'You may not open this profile');
  await picture(refused, 'popup-refused');
  await remote.bringToFront();
  await waitForText(remote, 'Signed in as Alice');
  await picture(remote, 'options');
} finally {
  await world.close();
}

async function picture(page: Page, name: string): Promise<void> {
  for (const value of colorSchemes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.screenshot({ path: `${folder}/${name}-${value}.png`, fullPage: true });
  }
  await page.emulateMediaFeatures([]);
  console.info(`${folder}/${name}-{${colorSchemes.join(',')}}.png`);
}
