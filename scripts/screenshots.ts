import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { demoConfiguration, discoveryGrants, ownSpacesGrants } from '../local-aws/index';
import { handsOf } from '../test/e2e/harness/hands';
import {
  answerHostPrompt,
  chooseFile,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findSignInWindow,
  findStudio,
  importConfiguration,
  openDetails,
  openSettings,
  pressKeys,
  signIn,
  signInAs,
  typeText,
  waitForText,
} from '../test/e2e/harness/person';
import { createManagedBuild } from '../test/e2e/harness/policy';
import { closeNotice, openExtensions, pinButton } from '../test/e2e/harness/toolbar';
import {
  openOptions,
  openPopup,
  startWorld,
  stopWorker,
  type World,
  type WorldOptions,
} from '../test/e2e/harness/world';
import { makeDocument } from '../test/support/many-profiles';
import { buildExtension } from './build/build-extension';
import { installTestTools } from './install-test-tools';
import { runCommand } from './run-command';
import { makeStorePictures } from './store-pictures';
import { installPackages } from './system-packages';
import { createFrames, takePicture, takeScreen } from './take-picture';
import { showWaiting, waitingConfiguration } from './waiting-pictures';

// `npm run screenshots`: the pictures in docs/images, of every page and state, in light and dark and at twice the size,
// from the build as it ships. `npm run screenshots -- popup` makes only those of one part.

const folder = 'docs/images';
const [lab, home] = demoConfiguration.profiles;
/** So that a card has something to explain. */
const bobs = { ...home, id: 'bob', name: "Bob's Studio", userProfileName: 'bob', color: 'green' };
const longNames = {
  ...lab,
  id: 'long',
  name: 'Quarterly forecasting of demand for spare parts in all regions, with the new features of the autumn release',
  userProfileName: 'alexandra-constantinopoulos-forecasting-europe-middle-east',
  spaceName: 'forecasting-of-demand-for-spare-parts-in-all-regions',
  color: 'orange',
};
const team = { ...demoConfiguration, profiles: [...demoConfiguration.profiles, bobs] };

/** What a company's policy gives its people. */
const companyPolicy = {
  configuration: { ...demoConfiguration, profiles: [home, { ...lab, pinned: true }] },
  allowedConnectionsOnly: true,
};

interface Part {
  readonly world?: WorldOptions;
  /** An administrator's policy for the build. */
  readonly policy?: object;
  /** How many pixels a CSS pixel has: 1 and 2 unless told. */
  readonly scales?: readonly number[];
  show(world: World): Promise<void>;
}

const parts: Readonly<Record<string, Part>> = {
  popup: { show: showPopup },
  spaces: { show: showSpaces },
  options: { show: showOptions },
  start: { show: showStart },
  editors: { show: showEditors },
  discovery: { show: showDiscovery },
  many: { show: showMany },
  launch: { show: showLaunchPage },
  waiting: { show: showWaitingPage },
  diagnostics: { show: showDiagnostics },
  omnibox: { show: showOmnibox },
  click: { scales: [1], show: showClick },
  company: { policy: companyPolicy, scales: [1], show: showCompany },
  demo: { world: { aws: { demo: demoConfiguration } }, show: world => popupPicture(world, 'popup-demo') },
  de: { world: { language: 'de' }, show: world => showLanguage(world, 'de') },
  ja: { world: { language: 'ja' }, show: world => showLanguage(world, 'ja') },
};

const begunAt = Date.now();
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await installTestTools();
// No font of a bare machine has Japanese letters. The pictures have few colours: with a palette they are a third as large.
await installPackages(['fonts-ipafont-gothic', 'imagemagick', 'pngquant', 'scrot']);
await buildExtension('chrome');
for (const [name, part] of Object.entries(parts)) {
  if (!isWanted(name)) continue;
  for (const scale of part.scales ?? [1, 2]) await inWorld({ ...part, world: { ...part.world, scale } });
}
// Those for the stores are made of the others, and have no palette: Chrome's store wants 24 bits.
if (isWanted('stores')) await makeStorePictures(folder);
// Those of the other parts stay as they are, byte for byte.
const pictures = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ name }) => join(folder, name))
  .filter(path => path.endsWith('.png'))
  .filter(path => statSync(path).mtimeMs >= begunAt);
await runCommand('pngquant', ['--force', '--skip-if-larger', '--strip', '--ext', '.png', ...pictures]);

async function showPopup(world: World): Promise<void> {
  await popupPicture(world, 'popup-empty');
  await importConfiguration(world, { ...demoConfiguration, profiles: [lab] }, world.remote);
  await popupPicture(world, 'popup-one');
  await importConfiguration(world, team, world.remote);
  await popupPicture(world, 'popup');
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'deny');
  await popupPicture(world, 'popup-hosts', popup => waitForText(popup, 'Allow access'));
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  await popupPicture(world, 'popup-signed-in', popup => waitForText(popup, 'Alice Example'));
  await popupPicture(world, 'popup-search', popup => popup.keyboard.type('lab'));
  await popupPicture(world, 'popup-no-match', popup => popup.keyboard.type('nothing such'));
  await popupPicture(world, 'popup-menu', popup => openMenu(popup, '.menu-button'));
  await popupPicture(world, 'popup-account', popup => openMenu(popup, '.account'));
  world.aws.setFaults([{ operation: 'SageMaker.', delayMilliseconds: 9_000 }]);
  await popupPicture(world, 'popup-launching', async popup => {
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'Getting your Studio link…');
  });
  world.aws.reset();
  await findStudio(world);
  await closeStudio(world);
  const refused = await clickProfile(world, "Bob's Studio");
  await waitForText(refused, 'You don’t have access to this profile');
  await picture(refused, 'popup-refused');
  await picture(await openDetails(world, refused), 'launch-details');
}

/** What the popup says of spaces and notebook instances, and what it asks before it stops one. */
async function showSpaces(world: World): Promise<void> {
  const code = { ...lab, id: 'code', name: 'Code Editor', spaceName: 'alice-code', landingUri: 'app:CodeEditor:' };
  const shared = { ...lab, id: 'team', name: 'Team notebook', spaceName: 'team-lab' };
  const gpu = { ...lab, id: 'gpu', name: 'GPU training', spaceName: 'bob-lab' };
  const profiles = [...demoConfiguration.profiles, code, shared, gpu].map(each => ({ ...each, color: undefined }));
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  world.aws.setAwsWays({ grants: ownSpacesGrants });
  for (const name of [home.name, 'Old notebook']) {
    await clickProfile(world, name);
    await answerHostPrompt(world, 'allow');
    if (name === home.name) await signInAs(world, 'alice');
    await findStudio(world);
    await closeStudio(world);
  }
  world.aws.setResources({ ways: { startMilliseconds: 'never', stopMilliseconds: 'never' } });
  world.aws.setResources({
    spaces: { 'alice-code': { app: 'absent' }, 'team-lab': { app: 'Pending' }, 'bob-lab': { app: 'Failed' } },
    notebookInstances: { 'research-1': { status: 'Stopping' } },
  });
  const menuOfLab = `[data-profile="${lab.id}"] .menu-button`;
  const withChips = async (popup: Page) => {
    await waitForText(popup, 'Stopping…');
    await waitForText(popup, 'Starting…');
  };
  const open = async (popup: Page, item: string, title: string) => {
    await withChips(popup);
    await openMenu(popup, menuOfLab);
    await clickItem(popup, item);
    await waitForText(popup, title);
  };
  await popupPicture(world, 'popup-states', withChips);
  await popupPicture(world, 'popup-states-menu', async popup => {
    await withChips(popup);
    await openMenu(popup, menuOfLab);
  });
  await popupPicture(world, 'popup-stop', popup => open(popup, 'Stop…', 'Files stay'));
  await popupPicture(world, 'popup-restart', popup => open(popup, 'Restart on another type…', 'Restart and open'));
  world.aws.setAwsWays({ grants: ownSpacesGrants.slice(0, 1) });
  await popupPicture(world, 'popup-stop-denied', async popup => {
    await open(popup, 'Stop…', 'Files stay');
    await clickButton(popup, 'Stop');
    await waitForText(popup, 'You can’t stop this from here');
  });
}

async function clickItem(popup: Page, name: string): Promise<void> {
  await (await findByRole(popup, 'menuitem', name)).click();
}

async function openMenu(popup: Page, button: string): Promise<void> {
  await (await popup.waitForSelector(button))?.click();
  await popup.waitForSelector('[role=menu]');
}

/** From the click in the popup to Studio, as the screen shows it. */
async function showClick(world: World): Promise<void> {
  await importConfiguration(world, demoConfiguration, world.remote);
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  const tab = await world.browser.newPage();
  await closeNotice(world);
  await pinButton(world);
  await tab.bringToFront();
  const frames = createFrames(world, { width: 1280, height: 420 });
  await settle();
  await frames.take(80);
  const popup = await openPopup(world);
  await popup.waitForSelector('.account');
  await settle();
  await frames.take(120);
  world.aws.setFaults([{ operation: 'SageMaker.', delayMilliseconds: 6_000 }]);
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'Getting your Studio link…');
  await frames.take(60);
  world.aws.reset();
  await (await findStudio(world)).page.bringToFront();
  await settle();
  await frames.take(260);
  await frames.write(`${folder}/one-click.gif`);
}

/** The page that opens after the installation, and the way of who has a domain's ID. */
async function showStart(world: World): Promise<void> {
  const { remote } = world;
  await openSettings(remote, 'start');
  await settle();
  await picture(remote, 'first-run');
  await world.goTo(remote, `${world.origin}/src/options/index.html#start/administrator`);
  await (await findByRole(remote, 'textbox', 'Domain ID')).type('d-abcdefgh1234');
  await waitForText(remote, 'Copy the commands');
  await picture(remote, 'first-run-administrator');
}

async function showOptions(world: World): Promise<void> {
  const { remote } = world;
  await openSettings(remote, 'profiles');
  await picture(remote, 'options-empty');
  await chooseFile(remote, world, { version: 1, connections: [{ id: 'acme' }], profiles: {} });
  await waitForText(remote, 'This file can’t be imported');
  await picture(remote, 'options-refused');
  await chooseFile(remote, world, demoConfiguration);
  await waitForText(remote, 'Review');
  await picture(remote, 'options-preview');
  await importConfiguration(world, team, remote);
  await openSettings(remote, 'import');
  await waitForText(remote, 'You’re ready to go');
  await picture(remote, 'options-imported');
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  await remote.bringToFront();
  await openSettings(remote, 'profiles');
  await waitForText(remote, 'Prod JupyterLab');
  await picture(remote, 'options');
  for (const section of ['connections', 'import', 'shortcuts', 'privacy', 'about'] as const) {
    await openSettings(remote, section);
    if (section === 'connections') await waitForText(remote, 'Signed in as Alice');
    await settle();
    await picture(remote, `options-${section}`);
  }
  await (await findByRole(remote, 'searchbox', 'Search settings')).type('link');
  await waitForText(remote, 'results for');
  await picture(remote, 'options-search');
  const narrow = await openOptions(world);
  await narrow.setViewport({ width: 360, height: 800, deviceScaleFactor: world.scale });
  await picture(narrow, 'options-narrow');
  await narrow.close();
  await openSettings(remote, 'connections');
  await handsOf(remote, 'pointer').chooseInMenu('More actions for Acme ML', 'Delete');
  await waitForText(remote, 'Delete Acme ML?');
  await picture(remote, 'options-delete', 'window');
}

async function showEditors(world: World): Promise<void> {
  const { remote } = world;
  await importConfiguration(world, demoConfiguration, remote);
  await openSettings(remote, 'connections');
  await clickButton(remote, 'Edit Acme ML');
  await findByRole(remote, 'dialog', 'Edit Acme ML');
  await picture(remote, 'options-connection', 'window');
  await clickButton(remote, 'Cancel');
  await openSettings(remote, 'profiles');
  await clickButton(remote, 'Edit Prod JupyterLab');
  await findByRole(remote, 'dialog', 'Edit Prod JupyterLab');
  await picture(remote, 'options-profile', 'window');
  await clickButton(remote, 'Cancel');
  await clickButton(remote, 'Add profile');
  await clickButton(remote, 'Save');
  await waitForText(remote, 'Enter a name.');
  await picture(remote, 'options-profile-problems', 'window');
}

async function showDiscovery(world: World): Promise<void> {
  const { remote } = world;
  await importConfiguration(world, { ...demoConfiguration, profiles: [home], defaultProfile: home.id }, remote);
  await clickProfile(world, home.name);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  world.aws.setAwsWays({ grants: discoveryGrants });
  await remote.bringToFront();
  await openSettings(remote, 'profiles');
  await clickButton(remote, 'Add from AWS');
  await waitForText(remote, '2 domains · 4 spaces');
  await (await remote.waitForSelector('::-p-xpath(//*[@role="treeitem"][contains(., "alice-lab")])'))?.click();
  await waitForText(remote, 'Add 1 profile');
  await picture(remote, 'add-from-aws', 'window');
}

async function showMany(world: World): Promise<void> {
  await importConfiguration(world, makeDocument(300, demoConfiguration.connections[0]), world.remote);
  await popupPicture(world, 'popup-many');
  await importConfiguration(world, { ...demoConfiguration, profiles: [longNames, ...team.profiles] }, world.remote);
  await popupPicture(world, 'popup-long', popup => popup.keyboard.type('quarterly'));
}

async function showLaunchPage(world: World): Promise<void> {
  await importConfiguration(world, team, world.remote);
  const page = await openOptions(world);
  const show = async (path: string, text: string, name: string) => {
    await page.goto(`chrome-extension://${world.extensionId}/${path}`);
    await page.bringToFront();
    await waitForText(page, text);
    await picture(page, name);
  };
  await show('src/launch/index.html#search=prod+quarterly', 'Choose a profile', 'launch-nearest');
  await show('src/launch/index.html#share=prod-lab', 'AWS CLI command', 'launch-share');
  await show('src/launch/index.html#profile=prod-lab', 'Allow access to AWS and your sign-in page', 'launch-card');
  const link = encodeURIComponent('web+sagemaker:launch?connection=acme&domain=d-abcdefgh1234&user=alice&space=team');
  await show(`src/link/index.html?link=${link}`, 'Open Studio from this link?', 'link');
}

/** A space that sleeps: the card that asks, the page that waits, and how that may end. */
async function showWaitingPage(world: World): Promise<void> {
  await importConfiguration(world, waitingConfiguration, world.remote);
  await showWaiting(world, (page, name) => picture(page, `waiting-${name}`));
}

async function showDiagnostics(world: World): Promise<void> {
  await importConfiguration(world, team, world.remote);
  const page = await world.browser.newPage();
  await page.goto(`chrome-extension://${world.extensionId}/src/diagnostics/index.html#connection=acme`);
  const run = async (button: string, text: string, name: string) => {
    await clickButton(page, button);
    await waitForText(page, text);
    await picture(page, name);
  };
  await waitForText(page, 'Acme ML');
  await picture(page, 'diagnostics-before');
  await run('Run diagnostics', 'Failed at', 'diagnostics-hosts');
  await clickButton(page, 'Allow access');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await waitForText(page, 'All checks passed');
  await picture(page, 'diagnostics-passed');
  world.aws.setClockOffset(12 * 60_000);
  await run('Run again', 'Check your computer’s clock', 'diagnostics-clock');
  world.aws.reset();
  world.aws.setFaults([{ operation: 'SageMaker.', delayMilliseconds: 9_000 }]);
  await run('Run again', 'Checking: Permission', 'diagnostics-running');
  await stopWorker(world);
  await waitForText(page, 'The browser interrupted the check');
  await picture(page, 'diagnostics-interrupted');
  world.aws.reset();
  await page.select('select', bobs.id);
  await run('Run again', 'You don’t have access to this profile', 'diagnostics-failed');
  await page.setViewport({ width: 360, height: 800, deviceScaleFactor: world.scale });
  await picture(page, 'diagnostics-narrow');
  await page.setViewport({ width: 1600, height: 900, deviceScaleFactor: world.scale });
  await picture(page, 'diagnostics-wide');
  await page.goto(`chrome-extension://${world.extensionId}/src/diagnostics/index.html#connection=nowhere`);
  await page.reload();
  await page.setViewport({ width: 800, height: 600, deviceScaleFactor: world.scale });
  await waitForText(page, 'Connection not found');
  await picture(page, 'diagnostics-unknown');
}

/** The address bar is the browser's own: it is on the screen alone. */
async function showOmnibox(world: World): Promise<void> {
  await importConfiguration(world, team, world.remote);
  const tab = await openOptions(world);
  await tab.bringToFront();
  pressKeys(world, 'ctrl+l');
  typeText(world, 'sm alice');
  await settle();
  await takeScreen(world, `${folder}/omnibox`, { width: 1040, height: 260 });
}

/** What a policy sets, and the first launch of somebody whose company has set everything up, as the screen shows it. */
async function showCompany(world: World): Promise<void> {
  const screen = async (name: string, left: number, width: number, height: number) => {
    await settle();
    await takeScreen(world, `${folder}/guide-${name}`, { left, width, height });
  };
  await waitForText(world.remote, 'Prod JupyterLab');
  await picture(world.remote, 'options-managed', 'window');
  const tab = await world.browser.newPage();
  await closeNotice(world);
  await openExtensions(world);
  await screen('1-pin', 760, 520, 280);
  pressKeys(world, 'Escape');
  await pinButton(world);
  await tab.bringToFront();
  await waitForText(await openPopup(world), 'Prod JupyterLab');
  await screen('2-popup', 760, 520, 300);
  await clickProfile(world, 'Prod JupyterLab');
  await screen('3-hosts', 380, 520, 340);
  await answerHostPrompt(world, 'allow');
  const provider = await findSignInWindow(world);
  await screen('4-sign-in', 0, 1040, 560);
  await signIn(provider, 'alice');
  await (await findStudio(world)).page.bringToFront();
  await screen('5-studio', 0, 1040, 520);
}

/** What the browser itself draws, no page can wait for. */
async function settle(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 1_500));
}

async function showLanguage(world: World, language: string): Promise<void> {
  await chooseFile(world.remote, world, team);
  await (await world.remote.waitForSelector('.preview button.primary'))?.click();
  await world.remote.waitForSelector('.preview a.button');
  await openSettings(world.remote, 'profiles');
  await world.remote.waitForSelector('li.profile');
  await popupPicture(world, `popup-${language}`);
  await picture(world.remote, `options-${language}`);
  await (await world.remote.waitForSelector('li.profile button.entry-name'))?.click();
  await world.remote.waitForSelector('dialog[open]');
  await picture(world.remote, `options-profile-${language}`, 'window');
  await world.remote.goto(`chrome-extension://${world.extensionId}/src/diagnostics/index.html#connection=acme`);
  await (await world.remote.waitForSelector('button.primary'))?.click();
  await world.remote.waitForSelector('.copyable');
  await picture(world.remote, `diagnostics-${language}`);
}

async function picture(page: Page, name: string, extent: 'page' | 'window' = 'page'): Promise<void> {
  await takePicture(page, `${folder}/${name}`, extent);
}

/** The popup, opened anew, once `prepare` has brought it where it is to be. */
async function popupPicture(
  world: World,
  name: string,
  prepare: (popup: Page) => Promise<unknown> = async () => {},
): Promise<void> {
  const popup = await openPopup(world);
  await popup.waitForSelector('button');
  await prepare(popup);
  await picture(popup, name);
  await popup.close();
}

async function inWorld({ world: options, policy, show }: Part): Promise<void> {
  const managed = policy && createManagedBuild();
  managed?.set(policy);
  const world = await startWorld({ ...options, ...(managed && { build: managed.build }) });
  try {
    await show(world);
  } finally {
    await world.close();
    managed?.remove();
  }
}
