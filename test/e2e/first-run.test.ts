import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration, discoveryGrants } from '../../local-aws/index';
import { accessOf, createStack, documentOf, newUserPool } from '../support/studio-launcher-stack';
import { awsCalls } from './harness/aws-calls';
import { firstRunPath } from './harness/browser-under-test';
import { findViolations } from './harness/find-violations';
import {
  answerHostPrompt,
  clickButton,
  findByRole,
  findSignInWindow,
  findStudio,
  signIn,
  waitForText,
} from './harness/person';
import { createManagedBuild, type ManagedBuild } from './harness/policy';
import { readStoredProfile } from './harness/stored-configuration';
import { isFirefox, shippedBuild, startWorld, type World, type WorldOptions, writeDocument } from './harness/world';

// The page that opens after the installation, and how many clicks each way takes from there to Studio. What a person
// clicks in a store and in the browser's own list of files is counted, too, though no test can click there.

/** *Add* in the store, and *Add extension* in the browser's question. */
const install = 2;

let world: World;
let page: Page;
let clicks: number;
let typed: number;

async function begin(options: WorldOptions = {}, before = install): Promise<void> {
  world = await startWorld({ ...options, keepsFirstRun: true });
  page = await world.findPage(address => address === `${world.origin}/${firstRunPath}`);
  await page.bringToFront();
  await page.waitForSelector('.ways');
  clicks = before;
  typed = 0;
}
afterEach(async () => await world?.close());

async function click(role: 'button' | 'link', name: string, on = page): Promise<void> {
  clicks += 1;
  await (await findByRole(on, role, name)).click();
}

async function type(name: string, text: string): Promise<void> {
  typed += 1;
  const field = await findByRole(page, 'textbox', name);
  await field.click({ count: 3 });
  await page.keyboard.type(text);
}

/** Into the field for texts; again where the browser did not have the page in front yet. */
async function paste(text: string): Promise<void> {
  const field = 'textarea:not([readonly])';
  const insert = async () => {
    await page.bringToFront();
    await page.focus(field);
    return await page.$eval(
      field,
      (box, pasted) => {
        const { value } = box as HTMLTextAreaElement;
        if (value === '') document.execCommand('insertText', false, pasted);
        return (box as HTMLTextAreaElement).value;
      },
      text,
    );
  };
  await expect.poll(insert).toBe(text);
}

/** From the button *Open “…”* to Studio: the sites, the browser's prompt, and the sign-in. */
async function openAndSignIn(name: string): Promise<Record<string, string>> {
  await click('button', `Open “${name}”`);
  const launch = await world.findPage(address => address.includes('/src/launch/index.html'));
  await click('button', 'Allow access', launch);
  clicks += 1;
  await answerHostPrompt(world, 'allow');
  clicks += 1;
  await signIn(await findSignInWindow(world), 'alice');
  return (await findStudio(world)).shown;
}

/** What docs/first-run.md says of a way: its clicks and typed values. */
function told(way: string): { readonly clicks: number; readonly typed: number } {
  const row = readFileSync('docs/first-run.md', 'utf8')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .find(cells => cells[1] === way);
  return { clicks: Number(row?.[4]), typed: Number(row?.[5]) };
}

const countTicks = async () =>
  await page.$$eval('.progress-steps > li', items => items.filter(item => item.textContent?.includes('Done')).length);

describe('after the installation,', () => {
  test('a file leads to Studio in nine clicks, and each step gets its tick', async () => {
    await begin();
    expect(await findViolations(page)).toEqual([]);
    expect(await countTicks()).toBe(0);
    // The field, and the browser's list of files.
    clicks += 2;
    const input = await page.waitForSelector('input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(writeDocument(world, demoConfiguration));
    await click('button', 'Import');
    await findByRole(page, 'button', 'Open “Prod JupyterLab”');
    expect(await countTicks()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    expect((await openAndSignIn('Prod JupyterLab')).user).toBe('alice');
    await expect.poll(countTicks).toBe(3);
    expect({ clicks, typed }).toEqual(told('has a file'));
    expect(clicks).toBeLessThanOrEqual(9);
  });

  test('what is pasted leads there, too, and a person finds the page again in Settings', async () => {
    await begin();
    await page.evaluate(() => document.querySelector('summary')?.click());
    await page.waitForSelector('textarea', { visible: true });
    await paste(JSON.stringify(demoConfiguration));
    await click('button', 'Preview');
    await click('button', 'Import');
    await findByRole(page, 'button', 'Open “Prod JupyterLab”');
    await click('link', 'About and help');
    await click('link', 'Get started');
    await findByRole(page, 'heading', 'Get started');
    await findByRole(page, 'button', 'Open “Prod JupyterLab”');
  });

  test('a connection alone leads there, too: what there is to open is chosen from what AWS lists', async () => {
    await begin();
    world.aws.setAwsWays({ grants: discoveryGrants });
    clicks += 2;
    const input = await page.waitForSelector('input[type=file]');
    const { version, connections } = demoConfiguration;
    await (input as ElementHandle<HTMLInputElement>).uploadFile(
      writeDocument(world, { version, connections, profiles: [] }),
    );
    await click('button', 'Import');
    await findByRole(page, 'heading', 'Choose what you want to open');
    expect(await findViolations(page)).toEqual([]);
    await click('button', 'Add from AWS');
    await click('button', 'Allow access');
    clicks += 1;
    await answerHostPrompt(world, 'allow');
    await click('button', 'Sign in');
    clicks += 1;
    await signIn(await findSignInWindow(world), 'alice');
    await page.bringToFront();
    clicks += 1;
    await (await page.waitForSelector('::-p-text(alice-lab)'))?.click();
    await click('button', 'Add 1 profile');
    await click('button', 'Open “alice-lab”');
    expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', space: 'alice-lab' });
    expect({ clicks, typed }).toEqual(told('knows only “our Studio”'));
  });

  test('somebody without a file and without a policy learns what to ask for', async () => {
    await begin();
    await click('link', 'My company set it up By policy, or with a file for the whole team');
    await waitForText(page, 'Ask your administrator for a configuration file');
    expect(await findViolations(page)).toEqual([]);
  });

  test('an update opens no page', async () => {
    await begin();
    await page.close();
    world = { ...world, remote: await world.replaceWith(shippedBuild) };
    await waitForText(world.remote, 'No profiles yet');
    expect(await world.listPages(address => address.endsWith(firstRunPath))).toEqual([]);
  });
});

describe('an administrator', () => {
  const domainId = 'd-abcdefgh1234';
  const stack = createStack({ ...newUserPool, DomainId: domainId });

  beforeEach(async () => await begin({ aws: { access: accessOf(stack) } }));

  test('gets from a domain’s ID to a connection that works in at most twelve steps', async () => {
    await world.allowClipboard();
    // Two clicks in the store are one step.
    let steps = 1;
    const step = async (does: Promise<unknown>) => {
      steps += 1;
      await does;
    };
    await step(click('link', 'I administer AWS From a domain’s ID to the first launch'));
    await waitForText(page, 'Enter a domain ID first.');
    expect(await findViolations(page)).toEqual([]);
    await step(type('Domain ID', domainId));
    await step(type('Your email address (optional)', 'alice@acme.example'));
    await waitForText(page, 'Adds you as alice');
    // Firefox asks what to do with such a file, in a dialog that no test can answer: the click is only counted there.
    if (isFirefox) [steps, clicks] = [steps + 1, clicks + 1];
    else await step(click('link', 'Download the template'));
    await step(click('button', 'Copy the commands'));
    await waitForText(page, 'Copied');
    const commands = await page.evaluate(() => navigator.clipboard.readText());
    expect(commands).toContain(`DomainId=${domainId} `);
    expect(commands).toContain(`RedirectAddress=${world.redirectUri}`);
    expect(commands).toContain('--username alice');
    expect(await findViolations(page)).toEqual([]);
    // In a terminal: the commands run, and what they print is copied.
    steps += 1;
    const printed = `Successfully created/updated stack - studio-launcher\n${JSON.stringify(documentOf(stack))}\n`;
    await step(
      (async () => {
        typed += 1;
        await paste(printed);
      })(),
    );
    await step(
      (async () => {
        await click('button', 'Preview');
        await click('button', 'Import');
      })(),
    );
    await waitForText(page, 'Test the connection');
    expect(await findViolations(page)).toEqual([]);
    expect(await readStoredProfile(page, 'studio')).toMatchObject({ domainId });
    // Open, allow, sign in.
    steps += 3;
    expect((await openAndSignIn('SageMaker Studio')).user).toBe('alice');
    expect(awsCalls(world)).toContain('SageMaker.CreatePresignedDomainUrl');
    expect(steps).toBeLessThanOrEqual(12);
    expect({ clicks, typed }).toEqual(told('administers AWS'));
    await page.bringToFront();
    await clickButton(page, 'Test the connection');
    const diagnosis = await world.findPage(address =>
      address.includes('/src/diagnostics/index.html#connection=studio'),
    );
    await waitForText(diagnosis, 'SageMaker Studio');
  });

  test('can save the template, which is that of the guide, and go to the console', async () => {
    await click('link', 'I administer AWS From a domain’s ID to the first launch');
    await type('Domain ID', domainId);
    await page.evaluate(() => document.querySelector<HTMLElement>('.way-steps summary')?.click());
    const console = await findByRole(page, 'link', 'Open CloudFormation');
    expect(await console.evaluate(element => (element as HTMLAnchorElement).href)).toBe(
      'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/create',
    );
    await waitForText(page, 'studio-abcdefgh1234');
    const template = await findByRole(page, 'link', 'Download the template');
    const address = await template.evaluate(element => (element as HTMLAnchorElement).href);
    const shipped = readFileSync(join(shippedBuild, address.slice(world.origin.length)), 'utf8');
    expect(shipped).toBe(readFileSync('infra/studio-launcher.yaml', 'utf8'));
  });
});

describe.skipIf(isFirefox)('with a company’s policy', () => {
  let managed: ManagedBuild;
  const [, home] = demoConfiguration.profiles;

  beforeEach(async () => {
    managed = createManagedBuild();
    managed.set({ configuration: { ...demoConfiguration, profiles: [home] } });
    // The company has installed the extension.
    await begin({ build: managed.build }, 0);
  });
  afterEach(() => managed?.remove());

  test('four clicks lead to Studio', async () => {
    await waitForText(page, 'Your organization has set this up');
    expect(await findViolations(page)).toEqual([]);
    expect((await openAndSignIn(home.name)).user).toBe('alice');
    expect({ clicks, typed }).toEqual(told('has a company that set it up'));
    expect(clicks).toBeLessThanOrEqual(4);
  });
});
