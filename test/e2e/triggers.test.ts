import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls, providerCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickButton,
  closeStudio,
  findSignInWindow,
  findStudio,
  importConfiguration,
  startWorldOfAlice,
} from './harness/person';
import { pinButton } from './harness/toolbar';
import { forgetLaunches, letGo, type Trigger, triggers } from './harness/triggers';
import { isFirefox, openPopup, type World } from './harness/world';

// Shown by 3 of “Every way to launch”: whatever the trigger, a launch that cannot go on ends in the same card.

const [, home, notebook] = demoConfiguration.profiles;
const bobs = { ...home, id: 'bobs', name: 'Not mine', userProfileName: 'bob', pinned: true, place: 1 };
const mine = { ...home, id: 'mine', name: 'My studio', pinned: true, place: 2 };
const far = { ...notebook, id: 'far', name: 'Far notebook', region: 'eu-west-1', pinned: true, place: 3 };

const names: readonly Trigger[] = ['the popup', 'a shortcut', 'the menu', 'the address bar', 'the launch page'];

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const profiles = [bobs, mine, far].map(({ place: _place, ...profile }) => profile);
  await importConfiguration(
    world,
    { ...demoConfiguration, profiles: [...demoConfiguration.profiles, ...profiles] },
    world.remote,
  );
  await pinButton(world);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await forgetLaunches(world));
afterAll(async () => await world?.close());

async function readTitle(page: Page): Promise<string> {
  const title = await page.waitForSelector('[role=alert] h2');
  return (await title?.evaluate(element => element.textContent)) ?? '';
}

describe('what AWS refuses', () => {
  test.each(names)('%s ends in “You don’t have access to this profile”', async name => {
    expect(await readTitle(await triggers[name](world, bobs))).toBe('You don’t have access to this profile');
  });
});

describe('no network', () => {
  // In Firefox one of them: only the card is another.
  test.each(isFirefox ? names.slice(0, 1) : names)('%s ends in “Offline”', async name => {
    world.aws.setFaults([{ operation: 'SageMaker.', reset: true }]);
    expect(await readTitle(await triggers[name](world, mine))).toBe('You’re offline');
  });
});

describe('hosts that are not allowed', () => {
  test.each(names)('%s ends in “Allow access to AWS and your sign-in page”', async name => {
    const page = await triggers[name](world, far);
    // Only a click on a page of the extension can ask for them.
    if (name === 'the popup') await answerHostPrompt(world, 'deny');
    // The prompt, or the window, may have closed the popup: opened again, it shows how it went.
    const shown = name === 'the popup' ? await openPopup(world) : page;
    expect(await readTitle(shown)).toBe('Allow access to AWS and your sign-in page');
  });
});

test('hosts that are allowed on the launch page: Studio opens in its place', async () => {
  const page = await triggers['a shortcut'](world, far);
  await readTitle(page);
  // The prompt takes the focus before the click has been reported.
  await clickButton(page, 'Allow access').catch(() => undefined);
  await answerHostPrompt(world, 'allow');
  expect((await findStudio(world)).page === page).toBe(true);
  expect(await closeStudio(world)).toBe(1);
});

test('two triggers for one launch that fails: one page says so', async () => {
  world.aws.setFaults([{ operation: 'SageMaker.', delayMilliseconds: 2_000, html: true }]);
  const { 'a shortcut': press, 'the menu': choose } = triggers;
  await Promise.all([press(world, mine), letGo().then(() => choose(world, mine))]);
  // Longer than a second page would take.
  await new Promise(resolve => setTimeout(resolve, 1_000));
  expect(await forgetLaunches(world)).toBe(1);
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
});

describe('signed out, and the sign-in window closed', () => {
  beforeEach(async () => {
    const request = JSON.stringify({ type: 'signOut', request: { connectionId: 'acme' } });
    await world.remote.evaluate(`chrome.runtime.sendMessage(${request})`);
  });

  test.each(names)('%s ends in “Sign-in not finished”', async name => {
    // A launch without a page says nothing before it has ended.
    const [page] = await Promise.all([triggers[name](world, mine), findSignInWindow(world).then(form => form.close())]);
    const shown = name === 'the popup' ? await openPopup(world) : page;
    expect(await readTitle(shown)).toBe('Sign-in not finished');
    expect(providerCalls(world)).not.toContain('oidc.token');
  });
});
