import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from './find-browser';

/** A page of one size, in CSS pixels, that becomes a picture. */
interface StorePicture {
  readonly width: number;
  readonly height: number;
  readonly markup: string;
  /** Where nothing is drawn, nothing is seen: for icons. */
  readonly isTransparent?: boolean;
}

const icon = readFileSync('docs/icon.svg', 'utf8');

/** The size that Chrome wants and that AMO and Edge take, too. */
const screenshot = { width: 1280, height: 800 };

/** Each with the picture of docs/images that it shows, how wide that is in CSS pixels, and a text beside or above it. */
const screenshots = [
  {
    ...{ name: '1-popup', file: 'popup-signed-in-light@2x', width: 640, layout: 'beside' },
    ...{
      title: 'Studio in one click',
      text: 'Sign in with your company account. After that, one click opens SageMaker Studio.',
    },
  },
  {
    ...{ name: '2-studio', file: 'guide-5-studio', width: 1160, layout: 'above' },
    ...{
      title: 'Straight into Studio',
      text: 'The link opens in a tab at once, in the app and the space that you chose.',
    },
  },
  {
    ...{ name: '3-search', file: 'popup-search-light@2x', width: 640, layout: 'beside' },
    ...{ title: 'A few letters are enough', text: 'Search profiles in the popup, or type “sm” in the address bar.' },
  },
  {
    ...{ name: '4-remedy', file: 'popup-refused-light@2x', width: 640, layout: 'beside' },
    ...{ title: 'Clear errors, one-click fixes', text: 'Each card says what happened and has a button to fix it.' },
  },
  {
    ...{ name: '5-diagnosis', file: 'diagnostics-clock-light@2x', width: 1160, layout: 'above' },
    ...{
      title: 'Finds where it fails',
      text: 'Network, clock, sign-in, identity, credentials and permission are tested in turn.',
    },
  },
] as const;

/**
 * What the stores show, in `stores` of the folder with the other pictures, of which it is made: screenshots, the small
 * promotional tile and the logos, each a PNG of 24 bits without transparency (but for the icon), as the stores want.
 */
export async function makeStorePictures(folder: string): Promise<void> {
  const target = join(folder, 'stores');
  mkdirSync(target, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    for (const [name, picture] of Object.entries(storePictures(folder)))
      writeFileSync(join(target, `${name}.png`), await draw(browser, picture));
  } finally {
    await browser.close();
  }
  console.info(`${target}/*.png`);
}

function storePictures(folder: string): Readonly<Record<string, StorePicture>> {
  const shown = screenshots.map(({ name, file, width, layout, title, text }): [string, StorePicture] => {
    const image = readFileSync(join(folder, `${file}.png`)).toString('base64');
    const markup = `<main class="${layout}"><div>${icon}<h1>${title}</h1><p>${text}</p></div>
      <img style="width: ${width}px" src="data:image/png;base64,${image}"></main>`;
    return [name, { ...screenshot, markup }];
  });
  const tile = `<section>${icon}<h1>Studio Launcher</h1><p>Amazon SageMaker Studio in one click</p></section>`;
  return {
    ...Object.fromEntries(shown),
    'promo-440x280': { width: 440, height: 280, markup: tile },
    'logo-300x300': { width: 300, height: 300, markup: `<i>${icon}</i>` },
    // 96 pixels, and 16 around them, as Chrome's store wants it.
    'icon-128x128': { width: 128, height: 128, markup: `<b>${icon}</b>`, isTransparent: true },
  };
}

async function draw(browser: Browser, { width, height, markup, isTransparent = false }: StorePicture) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.setContent(`<style>${style}</style>${markup}`);
  await page.evaluate(() => Promise.all([...document.images].map(image => image.decode())));
  const picture = await page.screenshot({ omitBackground: isTransparent });
  await page.close();
  return picture;
}

/** Flat, since a gradient is many times as large. */
const style = `
  * { margin: 0; box-sizing: border-box; }
  body { font: 22px/1.5 system-ui, sans-serif; color: #1a2230; }
  main { display: flex; gap: 48px; align-items: center; height: 800px; padding: 0 60px; background: #e8effc; overflow: hidden; }
  main.above { flex-direction: column; gap: 28px; padding: 36px 60px 0; }
  main.beside > div { flex: 1; }
  main.above > div { display: grid; grid-template-columns: 72px auto; column-gap: 24px; justify-content: center; align-items: center; }
  main.above svg { grid-row: span 2; }
  main.above h1 { margin: 0; }
  main svg { width: 72px; }
  h1 { margin: 20px 0 16px; font-size: 44px; line-height: 1.15; }
  main p { color: #414b5c; }
  img { display: block; flex: none; border: 1px solid #b9c6e0; border-radius: 16px; background: #fff; }
  section { display: grid; place-content: center; justify-items: center; height: 280px; background: #e8effc; text-align: center; }
  section svg { width: 96px; }
  section h1 { margin: 16px 0 4px; font-size: 34px; }
  section p { font-size: 19px; color: #414b5c; }
  i { display: block; padding: 15px; background: #fff; }
  b { display: block; padding: 16px; }
  i svg, b svg { display: block; width: 100%; }`;
