import type { Browser, Page } from 'puppeteer-core';
import { patience } from '../../support/patience';

/** A real browser with the build in it, and what a test does there that no page can do by itself. */
export interface BrowserUnderTest {
  readonly browser: Browser;
  /** As `runtime.id` tells it. */
  readonly extensionId: string;
  /** Of the extension's pages: scheme and host. */
  readonly origin: string;
  /**
   * A page of the extension in a background tab, to reach the browser API where a person would use the browser itself. A copy of
   * this object may have another one.
   */
  readonly remote: Page;
  /** The names of the files in the browser profile where it keeps which addresses it was at, and what to restore. */
  readonly keptIn: { readonly history: RegExp; readonly session: RegExp };
  /** Opens a page of the extension (`src/options/index.html#profile=7`) in a new tab. */
  openPage(path: string): Promise<Page>;
  /** Has a tab go to a page of the extension. */
  goTo(page: Page, address: string): Promise<void>;
  /** Has a tab go one page back, as the list at the Back button does; resolves before that page is there. */
  goBack(page: Page): Promise<void>;
  /** Reloads a page of the extension. */
  reload(page: Page): Promise<void>;
  /** Opens the popup; one that is open is closed first. */
  openPopup(): Promise<Page>;
  /** Pins the toolbar button, and gives commands keys, as a person does on the browser's page for extensions. */
  pinButton(keys: Readonly<Record<string, string>>): Promise<void>;
  /** Where the pinned button is on the screen. */
  findButton(): Promise<Place>;
  /** The open pages with such an address, of the extension or of the web. */
  listPages(isWanted: (address: string) => boolean): Promise<Page[]>;
  /** Waits for one; throws where none comes. */
  findPage(isWanted: (address: string) => boolean): Promise<Page>;
  /** Waits for one of the browser's own pages to be shown, which no test can read, and closes it. */
  closeOwnPage(address: string): Promise<void>;
  /** Answers the browser's prompt for hosts or a permission; resolves when an answer that allows is in force. */
  answerHostPrompt(answer: 'allow' | 'deny'): Promise<void>;
  /** Allows again what was allowed before: Chromium gives it back unasked, Firefox asks. */
  allowAgain(): Promise<void>;
  /** Waits for the popup that the browser opens at its toolbar by itself, and closes it. */
  closeToolbarPopup(): Promise<void>;
  /** Has the browser bring launch links to the extension. */
  takeLinks(): Promise<void>;
  /** Lets a web page open the launch link that was followed there: Firefox asks each time, Chromium does not. */
  letLinkThrough(): Promise<void>;
  /** Takes the focus from the browser's own bars to the page in front, as keys do. */
  focusPage(): Promise<void>;
  /** Lets the extension's pages read the clipboard, which is how a test sees what was copied. */
  allowClipboard(): Promise<void>;
  /** Saves what is downloaded from now on in a folder, without asking. */
  saveDownloadsTo(folder: string): Promise<void>;
  /**
   * What the extension's worker and pages say on their consoles from now on, and errors that nobody caught. In Firefox
   * also what the browser itself and web pages say.
   */
  watchConsole(): Promise<readonly string[]>;
  /**
   * The hosts that the extension's worker and the page in the background ask from now on. In Firefox those that anybody
   * there asks.
   */
  watchRequests(): Promise<readonly string[]>;
  /** Has the worker say a text on its console. */
  logInWorker(text: string): Promise<void>;
  /** Stops the worker as the browser does when it has been idle; resolves when it is gone. */
  stopWorker(): Promise<void>;
  /** Moves the clock of the worker that runs by so many milliseconds, and no other. */
  moveClock(milliseconds: number): Promise<void>;
  /** Gets ready to stop the worker; what this resolves to stops it at once. */
  aimAtWorker(): Promise<() => Promise<void>>;
  /**
   * Puts a build in the place of the one that runs, as an update does; resolves to a new `remote` when the pages of the
   * one before are gone.
   */
  replaceWith(build: string): Promise<Page>;
  /**
   * Leaves of all that was done in this browser nothing that the next test file could see: one window with one new page of
   * the extension, which has just been installed (nothing stored, nothing allowed, no keys, no button), and no cookies.
   * Resolves to that page, the new `remote`.
   */
  renew(): Promise<Page>;
  /** Installs another extension; resolves to the origin of its pages. */
  installOther(folder: string): Promise<string>;
  close(): Promise<void>;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface BrowserUnderTestOptions {
  /** The folder of the build. */
  readonly build: string;
  readonly profileFolder: string;
  /** The X display for its windows, if it shall have any there. */
  readonly display: string | undefined;
  readonly headless: boolean;
  readonly language: 'en' | 'de' | 'ja' | undefined;
  readonly scale: number;
  /** Whether the extension is let in to private windows, where the browser lets a person do that. */
  readonly inPrivateWindows: boolean;
  /** Whether the page that opens after the installation stays open. */
  readonly keepsFirstRun: boolean;
}

/** The page that opens after the installation, without the extension's origin. */
export const firstRunPath = 'src/options/index.html#start';

/** How many hosts and permissions the extension has. */
export async function countAllowed(remote: Page): Promise<number> {
  return Number(
    await remote.evaluate(
      'chrome.permissions.getAll().then(({ origins, permissions }) => origins.length + permissions.length)',
    ),
  );
}

/** Has a page wait for whatever is looked for there as long as everything else in a test: Puppeteer's own limit is 30 seconds. */
export function makePatient(page: Page): Page {
  page.setDefaultTimeout(patience);
  return page;
}

/** Has every tab that is opened with `browser.newPage` be patient. */
export function makeTabsPatient(browser: Browser): void {
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async (...options) => makePatient(await newPage(...options));
}

/** Looks again and again until something is found; throws where nothing is. */
export async function poll<T>(find: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  const until = performance.now() + patience;
  do {
    const found = await find();
    if (found) return found;
    await pause(50);
  } while (performance.now() < until);
  throw new Error(`Not found within ${patience} ms: ${what}`);
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}
