import type { ElementHandle, Page } from 'puppeteer-core';
import { clickButton, findByRole } from './person';
import { focusPage, openWindowScope } from './window-scope';
import { isFirefox } from './world';

/** The two ways in which everything can be done. */
export const ways = ['keyboard', 'pointer'] as const;

/** Those in which the forms of our own pages are filled in: in Firefox by keyboard alone (docs/browsers.md). */
export const waysToEdit = isFirefox ? (['keyboard'] as const) : ways;

/** What a person does on a page, with the keyboard alone or with the pointer (and keys for texts alone). */
export interface Hands {
  press(button: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  /** Chooses an item of the menu that a button opens. */
  chooseInMenu(button: string, item: string): Promise<void>;
}

export function handsOf(page: Page, way: (typeof ways)[number]): Hands {
  return way === 'keyboard' ? keyboardOf(page) : pointerOf(page);
}

function keyboardOf(page: Page): Hands {
  return {
    press: async button => {
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      await beSlow();
    },
    fill: async (label, text) => {
      await unfold(page, 'keyboard', label);
      await tabTo(page, label);
      await retype(page, text);
    },
    chooseInMenu: async (button, item) => {
      await tabTo(page, button);
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=menu]');
      for (let count = 0; count < 20 && (await readFocus(page)) !== item; count += 1)
        await page.keyboard.press('ArrowDown');
      if ((await readFocus(page)) !== item) throw new Error(`${button} has no “${item}”`);
      await page.keyboard.press('Enter');
      await beSlow();
    },
    choose: async (label, option) => {
      await unfold(page, 'keyboard', label);
      await tabTo(page, label);
      await page.keyboard.press('Home');
      const chosen = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text);
      for (let count = 0; count < 40 && (await chosen()) !== option; count += 1) await page.keyboard.press('ArrowDown');
      if ((await chosen()) !== option) throw new Error(`${label} has no “${option}”`);
    },
  };
}

function pointerOf(page: Page): Hands {
  return {
    press: async button => {
      await clickButton(page, button);
      await beSlow();
    },
    fill: async (label, text) => {
      await unfold(page, 'pointer', label);
      const found = await page.waitForSelector(`::-p-xpath(//label[normalize-space(.)="${label}"])`, { visible: true });
      // Out from behind what is fixed to the window's edge.
      await found?.evaluate(element => element.scrollIntoView({ block: 'center' }));
      await found?.click();
      await retype(page, text);
    },
    chooseInMenu: async (button, item) => {
      await clickButton(page, button);
      await (await findByRole(page, 'menuitem', item)).click();
      await beSlow();
    },
    // The browser draws a list's options itself, where no page and no test can click.
    choose: async (label, option) => {
      await unfold(page, 'pointer', label);
      const path = `::-p-xpath(//label[normalize-space(.)="${label}"]/..//select)`;
      const select = (await page.waitForSelector(path)) as ElementHandle<HTMLSelectElement> | null;
      const findValue = (element: HTMLSelectElement, text: string) =>
        [...element.options].find(candidate => candidate.text === text)?.value;
      const value = await select?.evaluate(findValue, option);
      if (value === undefined) throw new Error(`${label} has no “${option}”`);
      await select?.select(value);
    },
  };
}

/** What unfolds the part of the page that a field is folded in; nothing for a field that is in sight. */
async function findFolded(page: Page, label: string): Promise<ElementHandle<Element> | null> {
  return await page.$(`::-p-xpath(//details[not(@open)][.//label[normalize-space(.)="${label}"]]/summary)`);
}

/** Brings a field in sight that is folded away. */
export async function unfold(page: Page, way: (typeof ways)[number], label: string): Promise<void> {
  for (let summary = await findFolded(page, label); summary; summary = await findFolded(page, label)) {
    if (way === 'pointer') {
      await summary.evaluate(element => element.scrollIntoView({ block: 'center' }));
      await summary.click();
    } else {
      await tabTo(page, (await summary.evaluate(element => element.textContent)) ?? '');
      await page.keyboard.press('Enter');
    }
    await beSlow();
  }
}

/** No person is so fast that what was pressed has not been drawn before the next key or click. */
async function beSlow(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 100));
}

/** Presses Tab until the focus is on what has this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen = new Set<string>();
  for (let count = 0; count < 120; count += 1) {
    const focused = await readFocus(page);
    if (focused === name) return;
    seen.add(focused);
    // After the last element Firefox goes on through its own toolbars, while WebDriver BiDi's keys still go to the page. A tab
    // that was closed a moment ago may have brought another one to the front.
    if (isFirefox && !focused) {
      await page.bringToFront();
      await focusPage(await openWindowScope(page.browser()));
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”, but ${[...seen].join(', ')}`);
}

/** Types over what is in the field that has the focus. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

/** What assistive technology calls the focused element. */
export async function readFocus(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return '';
    const labels = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
    return (focused.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? focused.textContent ?? '').trim();
  });
}
