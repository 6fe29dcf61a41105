import * as v from 'valibot';
import { openWindowScope } from './window-scope';
import { isFirefox, type World } from './world';

const linesSchema = v.array(v.string());

/**
 * The lines that the browser draws below its address bar, the first one first: their texts, whose parts follow each other.
 * `undefined` in a Chromium that draws them by other means than its page `chrome://omnibox-popup.top-chrome`.
 */
export async function readDrawnLines({ browser }: World): Promise<readonly string[] | undefined> {
  if (isFirefox) {
    const run = await openWindowScope(browser);
    return v.parse(linesSchema, JSON.parse(String(await run(inFirefox))));
  }
  const drawn = browser.targets().find(target => target.url() === 'chrome://omnibox-popup.top-chrome/');
  return drawn && v.parse(linesSchema, await (await drawn.asPage()).evaluate(inChromium));
}

const inFirefox = `
  const texts = [...gURLBar.view.panel.querySelectorAll('.urlbarView-row:not([hidden])')].map(row => row.textContent);
  return JSON.stringify(texts.map(text => text.replace(/\\s+/g, ' ')));
`;

/** In shadow roots. A text, since what bundlers add to a function is not there in the page. */
const inChromium = `(() => {
  const within = node => [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes];
  const textOf = node => node.nodeType === Node.TEXT_NODE ? node.data : within(node).map(textOf).join('');
  const linesIn = node => node.localName === 'cr-searchbox-match' ? [textOf(node)] : within(node).flatMap(linesIn);
  return linesIn(document.body).map(text => text.replace(/\\s+/g, ' '));
})()`;
