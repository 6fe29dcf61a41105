import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser';

// `npm run icons`: public/icons from docs/icon.svg, in the sizes that the manifest names (in pixels), and the icon of a tab
// whose launch is ready.

const svg = readFileSync('docs/icon.svg', 'utf8');
/** A green disc with a check mark in the corner of the icon, with a rim that sets it off in light and dark. */
const readyMark = `<svg viewBox="0 0 32 32" style="position: absolute; inset: 0">
  <circle cx="22" cy="22" r="9" fill="#15803d" stroke="#ffffff" stroke-width="2" />
  <path d="M17.5 22.2l3.2 3.2 5.8-6.4" fill="none" stroke="#ffffff" stroke-width="2.6" stroke-linecap="round" />
</svg>`;
const icons = [
  ...[16, 32, 48, 128].map(size => ({ name: `${size}`, size, mark: '' })),
  { name: 'ready', size: 32, mark: readyMark },
];
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const { name, size, mark } of icons) {
    const page = await browser.newPage();
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}${mark}`,
    );
    await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
