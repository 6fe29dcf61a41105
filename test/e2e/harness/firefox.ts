import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { LocalAws } from '../../../local-aws/index';
import { findFirefox } from '../../../scripts/find-browser';
import { homeOf } from '../../../scripts/launch-browser';
import { patience } from '../../support/patience';
import { bidiConnectionOf, contextOf } from './bidi-connection';
import {
  type BrowserUnderTest,
  type BrowserUnderTestOptions,
  countAllowed,
  firstRunPath,
  makePatient,
  makeTabsPatient,
  poll,
} from './browser-under-test';
import * as firefoxWindow from './firefox-window';
import { startProxy } from './proxy';
import { focusPage, openWindowScope } from './window-scope';

/** Every Firefox gives an extension an address of its own; here it is always this one. */
const internalUuid = '5b0c3f3e-6f0c-4f5e-9a53-7f3a7c1d2e4b';

const placeSchema = v.object({ x: v.number(), y: v.number() });
const treeSchema = v.object({
  result: v.object({ contexts: v.array(v.object({ context: v.string(), url: v.string() })) }),
});

/** Firefox, whose AWS is the local one; nothing else can be reached. */
export async function startFirefox(aws: LocalAws, options: BrowserUnderTestOptions): Promise<BrowserUnderTest> {
  const { build, profileFolder, display, headless, language = 'en', scale, inPrivateWindows, keepsFirstRun } = options;
  const addOnId = readAddOnId(build);
  const isInstalled = !existsSync(profileFolder);
  const uuids = JSON.stringify({ [addOnId]: internalUuid });
  const proxy = await startProxy(aws.port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await findFirefox(),
    userDataDir: profileFolder,
    headless,
    protocol: 'webDriverBiDi',
    enableExtensions: true,
    acceptInsecureCerts: true,
    timeout: patience,
    protocolTimeout: patience,
    defaultViewport: null,
    env: { ...process.env, ...homeOf(profileFolder), ...(display && { DISPLAY: display }) },
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      // Else Firefox looks for the demo on this computer itself.
      'network.proxy.allow_hijacking_localhost': true,
      'extensions.webextensions.uuids': uuids,
      'intl.accept_languages': language,
      'layout.css.devPixelsPerPx': String(scale),
      // Nobody has been looking at the prompt for a moment before it is answered.
      'security.notification_enable_delay': 0,
      // A third less work for the processor: no process in advance, no animation, half of the frames.
      'dom.ipc.processPrelaunch.enabled': false,
      'ui.prefersReducedMotion': 1,
      'toolkit.cosmeticAnimations.enabled': false,
      'layout.frame_rate': 30,
    },
  });
  makeTabsPatient(browser);
  const connection = bidiConnectionOf(browser);
  // Puppeteer has itself told of every request, and nobody here asks it.
  await connection.send('session.unsubscribe', { events: ['network'] });
  const run = await openWindowScope(browser);
  if (language !== 'en') await run(firefoxWindow.speak, language);
  // Puppeteer's own way to install does not say whether in private windows, too.
  const extensionData = { type: 'path', path: resolve(build) };
  const install = () =>
    connection.send('webExtension.install', { extensionData, 'moz:allowPrivateBrowsing': inPrivateWindows });
  const origin = `moz-extension://${internalUuid}`;
  const closeFirstRun = () => poll(() => run(firefoxWindow.closeTab, `${origin}/${firstRunPath}`), firstRunPath);
  await install();
  await closeFirstRun();
  const goTo = async (page: Page, address: string) => {
    await page.bringToFront();
    // WebDriver BiDi leads to no page of an extension.
    await run(
      'gBrowser.selectedBrowser.fixupAndLoadURIString(ARGUMENT, { triggeringPrincipal: systemPrincipal })',
      address,
    );
    await waitUntilLoaded(page, isAt(address));
    // A new tab leaves the focus in the address bar; a person would click into the page.
    await focusPage(run);
  };
  const openPage = async (path: string) => {
    const before = new Set(await browser.pages());
    // In this window, whichever is in front. Of a tab that begins with an extension's page WebDriver BiDi may tell nothing.
    await run("gBrowser.selectedTab = gBrowser.addTab('about:blank', { triggeringPrincipal: systemPrincipal })");
    const page = makePatient(await poll(async () => (await browser.pages()).find(found => !before.has(found)), path));
    await goTo(page, `${origin}/${path}`);
    return page;
  };
  const listPages = (isWanted: (address: string) => boolean) => findPages(browser, isWanted);
  const remote = await openPage('src/options/index.html');
  // The same page in a tab that can be driven, which what an extension opens cannot.
  if (keepsFirstRun && isInstalled) await openPage(firstRunPath);
  const underTest: BrowserUnderTest = {
    browser,
    extensionId: addOnId,
    origin,
    remote,
    keptIn: { history: /^places\.sqlite$/, session: /^sessionstore\.jsonlz4$/ },
    openPage,
    goTo,
    // WebDriver BiDi would wait for a page that is gone, and Back itself passes over pages that nobody has touched.
    goBack: async page => {
      await page.bringToFront();
      await run('gBrowser.goBack(false)');
    },
    reload: async page => {
      await page.evaluate('window.isBeforeReload = true; location.reload()').catch(() => undefined);
      await waitUntilLoaded(page, '!window.isBeforeReload');
    },
    /** In a tab: of what is in the toolbar's panel WebDriver BiDi knows nothing. */
    openPopup: async () => {
      for (const page of await listPages(address => address === `${origin}/src/popup/index.html`)) await page.close();
      return await openPage('src/popup/index.html');
    },
    async pinButton(keys) {
      await run(firefoxWindow.placeButton, addOnId);
      for (const [name, shortcut] of Object.entries(keys)) {
        await this.remote.evaluate(`browser.commands.update(${JSON.stringify({ name, shortcut })})`);
      }
    },
    findButton: async () => v.parse(placeSchema, JSON.parse(String(await run(firefoxWindow.measureButton, addOnId)))),
    listPages,
    findPage: isWanted => poll(async () => (await listPages(isWanted))[0], String(isWanted)),
    closeOwnPage: async address => void (await poll(() => run(firefoxWindow.closeTab, address), address)),
    async answerHostPrompt(answer) {
      const before = await countAllowed(this.remote);
      const button = answer === 'allow' ? 'button' : 'secondaryButton';
      await poll(() => run(firefoxWindow.clickInPrompt, button), 'prompt');
      if (answer === 'allow') await poll(async () => (await countAllowed(this.remote)) > before, 'answer');
    },
    async allowAgain() {
      await this.answerHostPrompt('allow');
    },
    closeToolbarPopup: async () => void (await poll(() => run(firefoxWindow.closePanel), 'panel')),
    // By the manifest.
    takeLinks: async () => undefined,
    letLinkThrough: async () => void (await poll(() => run(firefoxWindow.allowLink), 'question')),
    focusPage: async () => await focusPage(run),
    allowClipboard: async () => {
      await run("Services.prefs.setBoolPref('dom.events.testing.asyncClipboard', true)");
    },
    saveDownloadsTo: async folder => {
      await run("Services.prefs.setIntPref('browser.download.folderList', 2)");
      await run("Services.prefs.setStringPref('browser.download.dir', ARGUMENT)", folder);
    },
    watchConsole: async () => {
      const said: string[] = [];
      const { stdout, stderr } = browser.process() ?? {};
      for (const stream of [stdout, stderr]) stream?.on('data', data => said.push(String(data)));
      await run("Services.prefs.setBoolPref('devtools.console.stdout.content', true)");
      return said;
    },
    watchRequests: async () => {
      const asked: string[] = [];
      proxy.onAsked(host => asked.push(host));
      return asked;
    },
    async logInWorker(text) {
      const log = `chrome.runtime.getBackgroundPage().then(({ console }) => console.log(${JSON.stringify(text)}))`;
      await this.remote.evaluate(log);
    },
    async moveClock(milliseconds) {
      await this.remote.evaluate(`chrome.runtime.getBackgroundPage().then(({ Date }) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + ${milliseconds};
      })`);
    },
    stopWorker: async () => {
      await run(firefoxWindow.stopBackground, addOnId);
    },
    aimAtWorker: async () => async () => {
      await run(firefoxWindow.stopBackground, addOnId);
    },
    replaceWith: async replacement => {
      // The window stays while no page of the extension is open.
      const blank = await browser.newPage();
      await browser.installExtension(resolve(replacement));
      const isOurs = (address: string) => address.startsWith(origin);
      await poll(async () => (await listPages(isOurs)).length === 0, 'the former pages closed');
      const page = await openPage('src/options/index.html');
      await blank.close();
      return page;
    },
    renew: async () => {
      const blank = await browser.newPage();
      await run(firefoxWindow.closeAllButSelected);
      await browser.uninstallExtension(addOnId);
      await run(firefoxWindow.forgetAll);
      // Firefox forgets the address of what is removed.
      await run("Services.prefs.setStringPref('extensions.webextensions.uuids', ARGUMENT)", uuids);
      await install();
      await closeFirstRun();
      const page = await openPage('src/options/index.html');
      await blank.close();
      return page;
    },
    installOther: async folder => {
      const id = await browser.installExtension(resolve(folder));
      return `moz-extension://${await run('return WebExtensionPolicy.getByID(ARGUMENT).mozExtensionHostname', id)}`;
    },
    close: async () => {
      await browser.close();
      proxy.close();
    },
  };
  return underTest;
}

/** Where Firefox leads back to after a sign-in: `browser.identity.getRedirectURL()`, from the add-on's ID. */
export function firefoxRedirectUri(build: string): string {
  return `https://${createHash('sha1').update(readAddOnId(build)).digest('hex')}.extensions.allizom.org/`;
}

function readAddOnId(build: string): string {
  return JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')).browser_specific_settings.gecko.id;
}

/** Puppeteer does not know the address of an extension's page, and goes on listing pages that are closed. */
async function findPages(browser: Browser, isWanted: (address: string) => boolean): Promise<Page[]> {
  const { result } = v.parse(
    treeSchema,
    await bidiConnectionOf(browser).send('browsingContext.getTree', { maxDepth: 0 }),
  );
  const wanted = new Set(result.contexts.filter(({ url }) => isWanted(url)).map(({ context }) => context));
  return (await browser.pages()).filter(page => wanted.has(contextOf(page))).map(makePatient);
}

/** As the browser writes it. */
function isAt(address: string): string {
  return `location.href === new URL(${JSON.stringify(address)}).href`;
}

async function waitUntilLoaded(page: Page, condition: string): Promise<void> {
  const isLoaded = () => page.evaluate(`document.readyState === 'complete' && ${condition}`).catch(() => false);
  await poll(isLoaded, condition);
}
