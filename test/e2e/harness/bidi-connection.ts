import type { Browser } from 'puppeteer-core';

/** What is used of a WebDriver BiDi connection, for what Puppeteer has no words for. */
export interface BidiConnection {
  send(method: string, parameters: object): Promise<unknown>;
}

/** Puppeteer's own connection to Firefox, which its types do not show. */
export function bidiConnectionOf(browser: Browser): BidiConnection {
  return (browser as unknown as { readonly connection: BidiConnection }).connection;
}
