import type { Browser, Page } from 'puppeteer-core';

/** What is used of a WebDriver BiDi connection, for what Puppeteer has no words for. */
export interface BidiConnection {
  send(method: string, parameters: object): Promise<unknown>;
}

/** Puppeteer's own connection to Firefox, which its types do not show. */
export function bidiConnectionOf(browser: Browser): BidiConnection {
  return (browser as unknown as { readonly connection: BidiConnection }).connection;
}

/** What WebDriver BiDi calls the page, which Puppeteer's types do not show either. */
export function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { readonly _id: string })._id;
}
