import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another extension's folder. Web pages of this computer may send to it, so that they have `chrome.runtime` at all. */
export function writeOtherExtension(folder: string): string {
  const home = join(folder, 'other-extension');
  mkdirSync(home);
  const manifest = {
    manifest_version: 3,
    name: 'Other',
    version: '1',
    externally_connectable: { matches: ['http://127.0.0.1/*'] },
  };
  writeFileSync(join(home, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(home, 'page.html'), '<!doctype html><title>Other</title>');
  return home;
}

/**
 * A copy of a build with a content script of its own in web pages of this computer, which does what the page's events
 * `ask` say and answers in `answer`: ours has none, so a renderer that was taken over is played by this one.
 */
export function writeWithContentScript(build: string, folder: string): string {
  const home = join(folder, 'with-content-script');
  cpSync(build, home, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  const script = { matches: ['http://127.0.0.1/*'], js: ['content-script.js'] };
  writeFileSync(join(home, 'manifest.json'), JSON.stringify({ ...manifest, content_scripts: [script] }));
  writeFileSync(join(home, 'content-script.js'), contentScript);
  return home;
}

const contentScript = `
const tell = (id, answer) => document.dispatchEvent(new CustomEvent('answer', { detail: JSON.stringify({ id, answer }) }));
const tasks = {
  send: message => chrome.runtime.sendMessage(message),
  read: area => chrome.storage[area].get(null),
};
document.addEventListener('ask', async ({ detail }) => {
  const { id, task, value } = JSON.parse(detail);
  try {
    tell(id, { result: await tasks[task](value) });
  } catch (error) {
    tell(id, { error: error.message });
  }
});
`;
