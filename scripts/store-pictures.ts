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

/** Each with the picture of docs/images that it shows, how wide it is and how much of its middle is seen, and a text. */
const screenshots = [
  [
    '1-popup',
    'popup-signed-in',
    520,
    520,
    'Studio in one click',
    'Sign in once a day with your company’s identity provider. After that, one click or one key opens SageMaker Studio.',
  ],
  [
    '2-search',
    'popup-search',
    520,
    520,
    'Three keystrokes',
    'Type a few letters in the popup, or “sm” in the address bar: profiles are found by name, domain, user, space or app.',
  ],
  [
    '3-remedy',
    'popup-refused',
    520,
    520,
    'Faults come with a remedy',
    'What stands in the way is said in plain words, with the next step, and with details for a ticket that hold no secret.',
  ],
  [
    '4-diagnosis',
    'diagnostics-clock',
    936,
    500,
    'Finds where it fails',
    'Hosts, network, clock, sign-in, identity, credentials and permission are checked in turn.',
  ],
  [
    '5-editor',
    'options-profile',
    1216,
    664,
    'Checked as you type',
    'Profiles and connections are held against AWS’s own models before they are saved.',
  ],
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
  const shown = screenshots.map(([name, file, width, seen, title, text]): [string, StorePicture] => {
    const image = readFileSync(join(folder, `${file}-light@2x.png`)).toString('base64');
    const markup = `<main><div>${icon}<h1>${title}</h1><p>${text}</p></div>
      <figure style="width: ${seen}px"><img style="width: ${width}px; margin-left: ${(seen - width) / 2}px" src="data:image/png;base64,${image}"></figure></main>`;
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
  main { display: flex; gap: 64px; align-items: center; height: 800px; padding: 0 64px; background: #e8effc; }
  main > div { flex: 1; }
  main svg { width: 72px; }
  h1 { margin: 20px 0 16px; font-size: 44px; line-height: 1.15; }
  main p { color: #414b5c; }
  figure { flex: none; max-height: 720px; overflow: hidden; border: 1px solid #b9c6e0; border-radius: 16px; background: #fff; }
  img { display: block; }
  section { display: grid; place-content: center; justify-items: center; height: 280px; background: #e8effc; text-align: center; }
  section svg { width: 96px; }
  section h1 { margin: 16px 0 4px; font-size: 34px; }
  section p { font-size: 19px; color: #414b5c; }
  i { display: block; padding: 15px; background: #fff; }
  b { display: block; padding: 16px; }
  i svg, b svg { display: block; width: 100%; }`;
