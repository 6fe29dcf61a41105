import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

export interface BrowserOptions {
  readonly executablePath: string;
  readonly userDataDir: string;
  /** The folder of a build. */
  readonly extension: string;
  readonly headless: boolean;
  /** The X display to open windows on; the desktop's own where left out. */
  readonly display?: string | undefined;
  /** In which the browser speaks, whatever this machine's language is: `en`, unless told. */
  readonly language?: string | undefined;
  /** How long the browser may take to start, and to answer the debugger, in milliseconds; as Puppeteer has it, unless told. */
  readonly timeout?: number;
  readonly args: readonly string[];
}

const quietArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--window-size=1280,900',
  '--window-position=0,0',
];

/** Opens Chromium with a build in it. It comes over the debugging pipe, which branded Chrome accepts, too. */
export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  const { executablePath, userDataDir, headless, display, language = 'en', timeout } = options;
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    ...(timeout !== undefined && { timeout, protocolTimeout: timeout }),
    // Chromium on Linux takes its language from here, and elsewhere from its argument.
    env: { ...process.env, ...homeOf(userDataDir), LANGUAGE: language, ...(display && { DISPLAY: display }) },
    // Chromium has no sandbox for root.
    args: [...quietArgs, `--lang=${language}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...options.args],
  });
  await browser.installExtension(options.extension);
  return browser;
}

/**
 * Where a browser on Linux keeps what is the desktop's: which program opens which links, for one. A browser that is driven
 * here must not change that of the person at this computer.
 */
export function homeOf(userDataDir: string): Readonly<Record<string, string>> {
  return { XDG_CONFIG_HOME: join(userDataDir, 'xdg-config'), XDG_DATA_HOME: join(userDataDir, 'xdg-data') };
}

/** The ID that Chromium derives from the public key in a build's manifest: half its SHA-256, in the letters a to p. */
export function extensionId(build: string): string {
  const { key } = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  const hash = createHash('sha256')
    .update(Buffer.from(String(key), 'base64'))
    .digest('hex')
    .slice(0, 32);
  return [...hash].map(digit => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}
