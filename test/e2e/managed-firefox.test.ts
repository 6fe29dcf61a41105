import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFirefox } from '../../scripts/find-browser';
import { readPolicyExample } from '../support/policy-examples';
import { poll } from './harness/browser-under-test';
import { openSettings, waitForText } from './harness/person';

// An administrator's policy in Firefox, which reads one file when it starts: the example of docs/managed.md, and a fault.

const shippedId = 'studio-launcher@studio-launcher.example';
/** The build's own here, so that the policy, which is the machine's, touches no other Firefox. */
const addOnId = 'managed-test@studio-launcher.example';

let folder: string;
let policyFile: string | undefined;
let browser: Browser;
let options: Page;

beforeAll(async () => {
  const executablePath = await findFirefox();
  folder = mkdtempSync(join(tmpdir(), 'studio-launcher-firefox-'));
  policyFile = writePolicy(executablePath);
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    userDataDir: join(folder, 'profile'),
    headless: true,
    protocol: 'webDriverBiDi',
    enableExtensions: true,
  });
  await browser.installExtension(createBuild());
  options = await findExtensionPage();
});
afterAll(async () => {
  await browser?.close();
  if (policyFile) rmSync(policyFile, { force: true });
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** Throws one clear sentence where the policies are somebody else's, or cannot be written. */
function writePolicy(executablePath: string): string {
  const file = join(dirname(executablePath), 'distribution/policies.json');
  if (existsSync(file))
    throw new Error(`${file} is there already: this test would change this machine’s own policies.`);
  const example = JSON.parse(readPolicyExample('Firefox').replace(shippedId, addOnId));
  const policy = example.policies['3rdparty'].Extensions[addOnId];
  policy.configuration.profiles.push({ ...policy.configuration.profiles[0], id: 'broken', name: 42 });
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(example));
  } catch (cause) {
    throw new Error(`The policy test needs to write ${file}: run it as root, as in a container.`, { cause });
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return file;
}

/** The shipped build, but for its ID and that it opens its options page: WebDriver BiDi opens no page of an extension. */
function createBuild(): string {
  const build = join(folder, 'build');
  cpSync('dist/firefox', build, { recursive: true });
  const manifest = readFileSync(join(build, 'manifest.json'), 'utf8');
  writeFileSync(join(build, 'manifest.json'), manifest.replace(shippedId, addOnId));
  const { background } = JSON.parse(manifest);
  appendFileSync(join(build, background.scripts[0]), '\nbrowser.runtime.openOptionsPage();\n');
  return build;
}

async function findExtensionPage(): Promise<Page> {
  const isOptions = (page: Page) =>
    page.evaluate(() => location.href.endsWith('/src/options/index.html')).catch(() => false);
  const find = async () => {
    for (const page of await browser.pages()) if (await isOptions(page)) return page;
    return undefined;
  };
  return await poll(find, 'the options page');
}

test('a policy’s connection, profile and settings are shown, locked', async () => {
  const text = await waitForText(options, 'Shared lab');
  expect(text).toContain('Managed by your organization');
  await openSettings(options, 'policy');
  await waitForText(options, 'You can only use these connections');
  await openSettings(options, 'privacy');
  const checks = await options.$$eval('input[type=checkbox]', boxes => boxes.map(box => [box.checked, box.disabled]));
  expect(checks).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('65: malformed managed value: ignored, with the reason shown', async () => {
  await openSettings(options, 'policy');
  await waitForText(options, 'configuration.profiles.1.name Expected text, but found 42.');
});
