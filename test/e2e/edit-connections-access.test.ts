import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, tabTo, waysToEdit } from './harness/hands';
import { inChromium } from './harness/in-chromium';
import {
  answerHostPrompt,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  openSettings,
  pressKeys,
  readCard,
  signInAs,
  waitForText,
} from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

// Who is signed in to a connection and which hosts it may call, from the first prompt to taking it all back.

const [acme] = demoConfiguration.connections;
// Shares the hosts of the identity pool and of SageMaker in eu-west-1 with the demo's connection.
const guests = { ...acme, id: 'guests', name: 'Guests', region: 'eu-west-1', signIn: { type: 'guest' } };
const configuration = { ...demoConfiguration, connections: [acme, guests] };

describe.each(waysToEdit)('with the %s', way => {
  let world: World;
  let options: Page;
  let hands: Hands;

  beforeAll(async () => {
    world = await startWorld();
    options = await importConfiguration(world, configuration, world.remote);
    await openSettings(options, 'connections');
    hands = handsOf(options, way);
  });
  afterAll(async () => await world?.close());

  /** Chooses a profile in the popup, which asks for hosts where some are missing. */
  const launch = async (name: string) => {
    if (way === 'pointer') return await clickProfile(world, name);
    const popup = await openPopup(world);
    await findByRole(popup, 'searchbox', 'Search profiles');
    await popup.keyboard.type(name);
    await popup.waitForFunction(() => document.querySelectorAll('.row').length === 1);
    pressKeys(world, 'Return');
    return popup;
  };

  test('hosts are allowed in one prompt, for every connection that needs them', async () => {
    await waitForText(options, 'Not signed in');
    expect(await findViolations(options)).toEqual([]);
    await hands.press('Allow 8 sites');
    await answerHostPrompt(world, 'allow');
    await options.waitForFunction(() => !document.body.innerText.includes('Allow access'));
    expect(await findViolations(options)).toEqual([]);
  });

  test('signing in shows the name, and that there are no credentials yet', async () => {
    await hands.press('Sign in');
    await signInAs(world, 'alice');
    await waitForText(options, 'Signed in as Alice');
    expect(await readFacts(options)).toEqual({
      Credentials: 'None until you open a profile',
      'Identity ID': 'Known after you open a profile',
      Role: 'Default role of the identity pool',
    });
    expect(awsCalls(world)).toEqual([]);
    expect(await findViolations(options)).toEqual([]);
  });

  test('after a launch, the identity ID and the end of the credentials are shown without a reload', async () => {
    await launch('Studio home');
    await findStudio(world);
    await closeStudio(world);
    const { identityId, end } = await readCredentials(options);
    await expect
      .poll(() => readFacts(options))
      .toEqual({
        Credentials: `until ${end}, then renewed the next time you open a profile`,
        'Identity ID': identityId,
        Role: 'Default role of the identity pool',
      });
    expect(await findViolations(options)).toEqual([]);
  });

  // WebDriver BiDi runs nothing in a page of an extension before its own scripts.
  inChromium('nothing moves while the page finds out who is signed in (BiDi cannot look from the start)', async () => {
    await options.evaluateOnNewDocument(() => {
      addEventListener('load', () => {
        const tops: number[] = [];
        Object.assign(window, { tops });
        const record = () => {
          const actions = document.querySelector('.entries .actions');
          if (actions) tops.push(actions.getBoundingClientRect().top);
          requestAnimationFrame(record);
        };
        record();
      });
    });
    await options.bringToFront();
    await world.reload(options);
    await waitForText(options, 'Signed in as Alice');
    expect(new Set((await options.evaluate('tops')) as number[]).size).toBe(1);
  });

  test('access to the hosts that no other connection needs is taken back', async () => {
    await options.bringToFront();
    await unfoldHosts();
    expect(await findViolations(options)).toEqual([]);
    await hands.press('Remove access');
    await waitForText(options, 'Removed access to 6 sites.');
    await waitForText(options, 'Allow 6 sites');
    expect(await readHosts(options)).toEqual([
      ['cognito-idp.us-east-1.amazonaws.com', false],
      [expect.stringContaining('.auth.us-east-1.amazoncognito.com'), false],
      ['cognito-identity.us-east-1.amazonaws.com', true],
      ['api.sagemaker.us-east-1.amazonaws.com', false],
      ['api.sagemaker.eu-west-1.amazonaws.com', true],
      ['*.studio.us-east-1.sagemaker.aws', false],
      ['*.studio-fips.us-east-1.sagemaker.aws', false],
      ['*.notebook.eu-west-1.sagemaker.aws', false],
    ]);
    expect(await options.evaluate('chrome.permissions.getAll().then(({ origins }) => origins.sort())')).toEqual([
      'https://api.sagemaker.eu-west-1.amazonaws.com/*',
      'https://cognito-identity.us-east-1.amazonaws.com/*',
    ]);
    expect(await readFocus(options)).toBe('Details');
    expect(await findViolations(options)).toEqual([]);
  });

  test('63: host permission revoked: a launch says so, with a card whose button allows the hosts again', async () => {
    world.aws.reset();
    // Not by a click, which would ask at once.
    await options.evaluate(`chrome.runtime.sendMessage({
      type: 'launch',
      request: { askId: crypto.randomUUID(), request: { profileId: 'studio-home' } },
    })`);
    const popup = await openPopup(world);
    expect(await readCard(popup)).toContain('Allow access to AWS and your sign-in page');
    expect(awsCalls(world)).toEqual([]);
    expect(await findViolations(popup)).toEqual([]);
    // The popup closes once Studio opens.
    await handsOf(popup, way)
      .press('Allow access')
      .catch(() => undefined);
    await world.allowAgain();
    await findStudio(world);
    await closeStudio(world);
    await options.bringToFront();
    // That of a profile which nobody has launched is still missing. The connection works, so it does not ask for that.
    const button = await findByRole(options, 'button', 'Allow 1 site');
    expect(await button.evaluate(element => [element.className, element.closest('details') !== null])).toEqual([
      '',
      true,
    ]);
    const missing = (await readHosts(options)).filter(([, isAllowed]) => !isAllowed);
    expect(missing).toEqual([['*.notebook.eu-west-1.sagemaker.aws', false]]);
  });

  const unfoldHosts = async () => {
    const name = 'Details';
    if (way === 'pointer') return await (await options.waitForSelector(`summary ::-p-text(${name})`))?.click();
    await tabTo(options, name);
    await options.keyboard.press('Enter');
  };
});

/** What is shown of the person who is signed in to the first connection. */
async function readFacts(page: Page): Promise<Record<string, string>> {
  return await page.$eval('.entries .facts', list => {
    const texts = (selector: string) =>
      [...list.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
    const values = texts('dd');
    return Object.fromEntries(texts('dt').map((term, index) => [term, values[index] ?? '']));
  });
}

/** The identity of the credentials that are stored, and the time of day at which they end. */
async function readCredentials(page: Page): Promise<{ identityId: string; end: string }> {
  return (await page.evaluate(
    `chrome.storage.session.get('credentials:acme').then(({ 'credentials:acme': { identityId, expiration } }) => ({
      identityId,
      end: new Date(expiration).toLocaleTimeString('en', { timeStyle: 'short' }),
    }))`,
  )) as { identityId: string; end: string };
}

/** The hosts of the first connection, and whether each is shown as allowed. */
async function readHosts(page: Page): Promise<[string, boolean][]> {
  const items = await page.$eval('.entries details', list => [...list.querySelectorAll('li')].map(li => li.innerText));
  return items.map(text => [text.split(' ')[0] ?? '', !text.includes('(not allowed yet)')]);
}
