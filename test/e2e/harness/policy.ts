import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { extensionId } from '../../../scripts/launch-browser';
import type { PolicyBrowser, PolicySystem } from '../../../src/core/policy/policy-target';
import { openSettings } from './person';
import type { World } from './world';

/** Where Chromium on Linux reads policies, for every browser of this machine. */
const policyFolder = '/etc/chromium/policies/managed';

export interface ManagedBuild {
  /** The folder of a build that is the shipped one but for its ID, so that a policy for it touches no other test. */
  readonly build: string;
  /** Writes the policy for this build alone; nothing takes it away. */
  set(policy: object | undefined): void;
  /** Removes policy and build. */
  remove(): void;
}

/** A build that can be given a policy. Throws one clear sentence where policies cannot be written. */
export function createManagedBuild(): ManagedBuild {
  const folder = mkdtempSync(join(tmpdir(), 'studio-launcher-managed-'));
  const build = join(folder, 'build');
  cpSync('dist/chrome', build, { recursive: true });
  const manifestFile = join(build, 'manifest.json');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  writeFileSync(manifestFile, JSON.stringify({ ...JSON.parse(readFileSync(manifestFile, 'utf8')), key }));
  const id = extensionId(build);
  const file = join(policyFolder, `studio-launcher-test-${id}.json`);
  // Whatever ends the tests, no policy is left on the machine.
  process.once('exit', remove);
  set(undefined);
  return { build, set, remove };

  function set(policy: object | undefined) {
    try {
      if (policy === undefined) return rmSync(file, { force: true });
      mkdirSync(policyFolder, { recursive: true });
      writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
    } catch (cause) {
      throw new Error(`The policy tests need to write to ${policyFolder}: run them as root, as in a container.`, {
        cause,
      });
    }
  }

  function remove() {
    process.off('exit', remove);
    rmSync(file, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sets a policy and waits until the browser has read it, which takes it some seconds. */
export async function applyPolicy(world: World, managed: ManagedBuild, policy: object | undefined): Promise<void> {
  managed.set(policy);
  const keys = JSON.stringify(Object.keys(policy ?? {}).sort());
  const isRead = `chrome.storage.managed.get().then(read => JSON.stringify(Object.keys(read).sort()) === '${keys}')`;
  await world.remote.waitForFunction(isRead, { polling: 250 });
}

/** Opens *Export for policy* in Settings, and chooses for whom. */
export async function choosePolicyTarget(options: Page, browser: PolicyBrowser, system: PolicySystem): Promise<void> {
  await openSettings(options, 'import');
  await options.waitForSelector('::-p-xpath(//h2[normalize-space()="Export for policy"])');
  for (const [label, value] of [
    ['Browser', browser],
    ['Operating system', system],
  ]) {
    const select = await options.waitForSelector(
      `::-p-xpath(//select[@id=//label[normalize-space()="${label}"]/@for])`,
    );
    await select?.select(value ?? '');
  }
}

/** The policy as Settings shows it. */
export async function readPolicyPreview(options: Page): Promise<string> {
  const fold = await options.waitForSelector('::-p-xpath(//h2[.="Export for policy"]/../..//summary[.="Preview"])');
  await fold?.evaluate(element => (element as HTMLElement).click());
  const text = await options.waitForSelector('textarea[readonly]');
  return (await text?.evaluate(element => (element as HTMLTextAreaElement).value)) ?? '';
}
