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
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFirefox } from '../../scripts/find-browser';
import { patience } from '../support/patience';
import { readPolicyExample } from '../support/policy-examples';
import { makePatient, poll } from './harness/browser-under-test';
import { clickButton, findByRole, openSettings, waitForText } from './harness/person';
import { choosePolicyTarget, readPolicyPreview } from './harness/policy';

// An administrator's policy in Firefox, which reads one file when it starts: what Settings exports, and a fault.

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
  const build = createBuild();
  await start(executablePath, build, 'administrator');
  const exported = await exportPolicy();
  await browser.close();
  policyFile = writePolicy(executablePath, exported);
  await start(executablePath, build, 'person');
});
afterAll(async () => {
  await browser?.close();
  if (policyFile) rmSync(policyFile, { force: true });
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

async function start(executablePath: string, build: string, profile: string): Promise<void> {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    userDataDir: join(folder, profile),
    headless: true,
    protocol: 'webDriverBiDi',
    enableExtensions: true,
    timeout: patience,
    protocolTimeout: patience,
  });
  await browser.installExtension(build);
  options = makePatient(await findExtensionPage());
  // The page that opens after the installation may be in front.
  await options.bringToFront();
}

/** Imports the example of docs/managed.md in a Firefox without a policy, and exports it for Firefox with three locks. */
async function exportPolicy(): Promise<string> {
  const file = join(folder, 'configuration.json');
  const [example] = Object.values<{ configuration: unknown }>(JSON.parse(readPolicyExample())['3rdparty'].extensions);
  writeFileSync(file, JSON.stringify(example?.configuration));
  await openSettings(options, 'import');
  const input = await options.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(file);
  await clickButton(options, 'Import');
  await waitForText(options, 'Imported.');
  await choosePolicyTarget(options, 'firefox', 'linux');
  for (const lock of ['You can only use these connections', 'Sync is off', 'Launch links are off']) {
    await (await findByRole(options, 'checkbox', lock)).click();
  }
  return await readPolicyPreview(options);
}

/** Throws one clear sentence where the policies are somebody else's, or cannot be written. */
function writePolicy(executablePath: string, exported: string): string {
  const file = join(dirname(executablePath), 'distribution/policies.json');
  if (existsSync(file))
    throw new Error(`${file} is there already: this test would change this machine’s own policies.`);
  const example = JSON.parse(exported);
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

test('the connection, profile and settings that Settings exported as a policy are shown, locked', async () => {
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
