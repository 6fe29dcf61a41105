import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Browser, Page, Target } from 'puppeteer-core';
import type { LocalAws } from '../../../local-aws/index';
import { findBrowser } from '../../../scripts/find-browser';
import { extensionId, launchBrowser } from '../../../scripts/launch-browser';
import { patience } from '../../support/patience';
import {
  type BrowserUnderTest,
  type BrowserUnderTestOptions,
  countAllowed,
  firstRunPath,
  makePatient,
  makeTabsPatient,
  pause,
  poll,
} from './browser-under-test';

// The little of the browser API that the harness uses, inside pages.
declare const chrome: {
  readonly windows: {
    getLastFocused(query: object): Promise<{ id: number }>;
    update(id: number, change: object): Promise<void>;
  };
  readonly action: { openPopup(options: object): Promise<void> };
  /** Of the browser's own page for extensions. */
  readonly developerPrivate: {
    updateExtensionConfiguration(change: object): Promise<void>;
    updateExtensionCommand(change: object): Promise<void>;
  };
};

/** A tenth less work for the processor: no process ahead of the tab that will need one, and nothing moves. */
const thriftyArgs = [
  '--disable-features=SpareRendererForSitePerProcess',
  '--force-prefers-reduced-motion',
  '--wm-window-animations-disabled',
  '--animation-duration-scale=0',
];

/** Chromium, Chrome or Edge, whose AWS is the local one. */
export async function startChromium(aws: LocalAws, options: BrowserUnderTestOptions): Promise<BrowserUnderTest> {
  const { build, profileFolder, display, headless, language, scale, keepsFirstRun } = options;
  const id = extensionId(build);
  const origin = `chrome-extension://${id}`;
  // Where the browser has been before, the extension may be installed anew, or not.
  const isInstalled = !existsSync(profileFolder);
  const browser = await launchBrowser({
    executablePath: await findBrowser(),
    userDataDir: profileFolder,
    extension: build,
    headless,
    display,
    language,
    timeout: patience,
    args: [...aws.chromiumArgs, ...thriftyArgs, `--force-device-scale-factor=${scale}`],
  });
  makeTabsPatient(browser);
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(origin);
  const openPage = async (path: string) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };
  const closeFirstRun = async () => {
    const isFirstRun = (target: Target) => target.url() === `${origin}/${firstRunPath}`;
    await (await (await browser.waitForTarget(isFirstRun, { timeout: patience })).page())?.close();
  };
  if (isInstalled && !keepsFirstRun) await closeFirstRun();
  if (!isInstalled) void closeFirstRun().catch(() => undefined);
  const [remote = await browser.newPage()] = (await browser.pages()).map(makePatient);
  await remote.goto(`${origin}/src/options/index.html`);
  const isPopup = (target: Target) => target.url() === `${origin}/src/popup/index.html`;
  const underTest: BrowserUnderTest = {
    browser,
    extensionId: id,
    origin,
    remote,
    keptIn: { history: /^History$/, session: /^Session_\d+$/ },
    openPage,
    goTo: async (page, address) => void (await page.goto(address)),
    goBack: async page => void (await page.goBack()),
    reload: async page => void (await page.reload()),
    async openPopup() {
      for (const target of browser.targets().filter(isPopup)) await closeIfThere(target);
      // While a window is gaining or losing the focus the browser opens none; a person would click again.
      const click = () => clickToolbarButton(this.remote);
      await poll(
        () =>
          click().then(
            () => true,
            () => false,
          ),
        'the popup opened',
      );
      return makePatient(await (await browser.waitForTarget(isPopup, { timeout: patience })).asPage());
    },
    async pinButton(keys) {
      const page = await browser.newPage();
      await page.goto(`chrome://extensions/?id=${id}`);
      const change = async (extensionId: string, commands: [string, string][]) => {
        await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, pinnedToToolbar: true });
        for (const [commandName, keybinding] of commands) {
          await chrome.developerPrivate.updateExtensionCommand({ extensionId, commandName, keybinding });
        }
      };
      await page.evaluate(change, id, Object.entries(keys));
      await page.close();
      // The button slides into its place.
      await pause(700);
    },
    findButton: async () => ({ x: 1130, y: 63 }),
    listPages: async isWanted => {
      const isPage = (target: Target) => target.type() === 'page' || isPopup(target);
      const targets = browser.targets().filter(target => isPage(target) && isWanted(target.url()));
      return await Promise.all(targets.map(toPage));
    },
    findPage: async isWanted => {
      return await toPage(await browser.waitForTarget(found => isWanted(found.url()), { timeout: patience }));
    },
    closeOwnPage: async address => {
      const opened = await browser.waitForTarget(target => target.url() === address, { timeout: patience });
      await (await opened.page())?.close();
    },
    async answerHostPrompt(answer) {
      await answerHostPrompt(this.remote, display, answer);
    },
    allowAgain: async () => undefined,
    closeToolbarPopup: async () => {
      await closeIfThere(await browser.waitForTarget(isPopup, { timeout: patience }));
    },
    /** The browser asks at the top left, where F6 leads. */
    async takeLinks() {
      await this.remote.bringToFront();
      const handler = `${origin}/src/link/index.html?link=%s`;
      await this.remote.evaluate(`navigator.registerProtocolHandler('web+sagemaker', '${handler}')`);
      await pause(1_000);
      pressKeys(display, 'F6', 'Tab', 'Return');
    },
    letLinkThrough: async () => undefined,
    focusPage: async () => pressKeys(display, 'ctrl+F6'),
    allowClipboard: () =>
      browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write']),
    async saveDownloadsTo(folder) {
      const session = await this.remote.createCDPSession();
      // For as long as the session lasts.
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    },
    watchConsole: () => watchConsole(browser, id),
    async watchRequests() {
      const asked: string[] = [];
      for (const target of [this.remote.target(), ...browser.targets().filter(isWorker)]) {
        const session = await target.createCDPSession();
        await session.send('Network.enable');
        session.on('Network.requestWillBeSent', ({ request }) => {
          if (request.url.startsWith('http')) asked.push(new URL(request.url).hostname);
        });
      }
      return asked;
    },
    async logInWorker(text) {
      const worker = await (await browser.waitForTarget(isWorker, { timeout: patience })).worker();
      await worker?.evaluate(said => console.log(said), text);
    },
    async moveClock(milliseconds) {
      const worker = await (await browser.waitForTarget(isWorker, { timeout: patience })).worker();
      await worker?.evaluate(change => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + change;
      }, milliseconds);
    },
    async stopWorker() {
      const stop = await this.aimAtWorker();
      await stop();
      while (browser.targets().some(isWorker)) await pause(20);
    },
    async aimAtWorker() {
      const session = await this.remote.createCDPSession();
      await session.send('ServiceWorker.enable');
      return async () => {
        await session.send('ServiceWorker.stopAllWorkers');
        await session.detach();
      };
    },
    async replaceWith(replacement) {
      // The window stays while no page of the extension is open.
      const blank = await browser.newPage();
      await browser.installExtension(replacement);
      await poll(async () => this.remote.isClosed(), 'the former pages closed');
      const page = await poll(() => openPage('src/options/index.html').catch(() => undefined), 'options');
      await blank.close();
      return page;
    },
    async renew() {
      // The window stays while no page of the extension is open.
      const blank = await browser.newPage();
      await browser.uninstallExtension(id);
      for (const page of await browser.pages()) if (page !== blank) await page.close();
      await browser.defaultBrowserContext().clearPermissionOverrides();
      const session = await blank.createCDPSession();
      await session.send('Network.clearBrowserCookies');
      await session.send('Network.clearBrowserCache');
      await session.detach();
      await browser.installExtension(build);
      await closeFirstRun();
      await blank.goto(`${origin}/src/options/index.html`);
      return blank;
    },
    installOther: async folder => `chrome-extension://${await browser.installExtension(folder)}`,
    close: () => browser.close(),
  };
  return underTest;
}

/** A tab's page is always the same object; the popup is no tab. */
async function toPage(target: Target): Promise<Page> {
  return makePatient((await target.page()) ?? (await target.asPage()));
}

/** By an extension's page, so that a stopped worker stays stopped until the popup itself wakes it. */
async function clickToolbarButton(remote: Page): Promise<void> {
  await remote.evaluate(async () => {
    const { id } = await chrome.windows.getLastFocused({ windowTypes: ['normal'] });
    await chrome.windows.update(id, { focused: true });
    await chrome.action.openPopup({ windowId: id });
  });
}

async function watchConsole(browser: Browser, id: string): Promise<readonly string[]> {
  const said: string[] = [];
  const watch = async (target: Target) => {
    if (!target.url().includes(id)) return;
    const session = await target.createCDPSession();
    session.on('Runtime.consoleAPICalled', ({ args }) => said.push(JSON.stringify(args)));
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => said.push(JSON.stringify(exceptionDetails)));
    session.on('Log.entryAdded', ({ entry }) => said.push(JSON.stringify(entry)));
    await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
  };
  await Promise.all(browser.targets().map(watch));
  // A popup may be gone before it can be watched.
  browser.on('targetcreated', target => void watch(target).catch(() => undefined));
  return said;
}

/** A popup may close by itself while it is being closed. */
async function closeIfThere(target: Target): Promise<void> {
  await target
    .asPage()
    .then(page => page.close())
    .catch(() => undefined);
}

/**
 * The prompt opens with Deny focused, and is the browser's own: no page can tell that it has opened, so on a busy
 * machine the keys may come too early, and are pressed again.
 */
async function answerHostPrompt(remote: Page, display: string | undefined, answer: 'allow' | 'deny'): Promise<void> {
  const before = await countAllowed(remote);
  const isAllowed = async () => (await countAllowed(remote)) > before;
  await poll(async () => {
    await pause(1_000);
    pressKeys(display, ...(answer === 'allow' ? ['Tab', 'Return'] : ['Return']));
    // A refusal leaves nothing to be seen.
    if (answer === 'deny') return true;
    for (let looks = 0; looks < 30 && !(await isAllowed()); looks += 1) await pause(100);
    return await isAllowed();
  }, 'the prompt took the answer');
}

/** Presses keys as a keyboard does, whatever has the focus: also the browser's own prompts. */
export function pressKeys(display: string | undefined, ...keys: string[]): void {
  execFileSync('xdotool', ['key', '--delay', '80', ...keys], { env: { ...process.env, DISPLAY: display } });
}
