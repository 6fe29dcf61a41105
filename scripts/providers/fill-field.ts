import type { Page } from 'puppeteer-core';

/** Types a text in place of what is in a field, once a person can see it. */
export async function fillField(page: Page, selector: string, text: string): Promise<void> {
  const field = await page.waitForSelector(selector, { visible: true });
  await field?.evaluate(element => {
    if (element instanceof HTMLInputElement) element.value = '';
  });
  await field?.type(text);
}
