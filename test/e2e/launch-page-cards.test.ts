import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, ways } from './harness/hands';
import {
  answerHostPrompt,
  closeOtherPages,
  findStudio,
  importConfiguration,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { startWorld, stopWorker, type World } from './harness/world';

// What the launch page shows when it cannot go on, and what its buttons do about it.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const [lab, home, notebook] = demoConfiguration.profiles;
const bobs = { ...home, id: 'bob', name: "Bob's Studio", userProfileName: 'bob' };
const bad = { ...home, id: 'bad', name: 'Bad field', domainId: 'D_upper' };
const far = { ...home, id: 'far', name: 'Far away', region: 'ap-south-1' };
const configuration = { ...demoConfiguration, profiles: [...demoConfiguration.profiles, bobs, bad, far] };

let world: World;
let tab: Page;

async function open(fragment: string): Promise<void> {
  tab = await world.browser.newPage();
  await world.goTo(tab, `${world.origin}/src/launch/index.html#${fragment}`);
}

/** The Studio that has taken the place of the launch page. */
async function findStudioHere(): Promise<Record<string, string>> {
  const { page, shown } = await findStudio(world);
  expect(page === tab).toBe(true);
  return shown;
}

async function closeTabs(): Promise<void> {
  await closeOtherPages(world);
}

describe('for who has never launched anything', () => {
  beforeAll(async () => {
    world = await startWorld();
    await importConfiguration(world, configuration, world.remote);
  });
  afterAll(async () => await world?.close());

  test('112: hosts are asked for once, those that the card names, then for a sign-in, and Studio takes the place of the page', async () => {
    await open(`profile=${lab.id}`);
    await waitForText(tab, 'Allow access to AWS and your sign-in page');
    await expect.poll(() => readFocus(tab)).toBe('Allow access');
    const hands = handsOf(tab, 'keyboard');
    await tab.evaluate(`(() => {
      const { permissions } = globalThis.browser ?? chrome;
      const request = permissions.request.bind(permissions);
      permissions.request = (asked, ...rest) => {
        globalThis.asked = asked.origins;
        return request(asked, ...rest);
      };
    })()`);
    const [, said] = /and to no others: (.*)\.\n/.exec(await waitForText(tab, 'Allow access')) ?? [];
    await hands.press('Allow access');
    // What the card says and what is asked for is one list, Studio's own host included.
    const asked = (await tab.evaluate('globalThis.asked')) as string[];
    expect(said?.split(', ')).toEqual(asked.map(host => host.replace(/^https:\/\/|\/\*$/g, '')));
    expect(asked).toContain('https://*.studio.us-east-1.sagemaker.aws/*');
    await answerHostPrompt(world, 'deny');
    await waitForText(tab, 'Allow access to AWS and your sign-in page');
    await expect.poll(() => readFocus(tab)).toBe('Allow access');
    expect(awsCalls(world)).toEqual([]);
    await hands.press('Allow access');
    await answerHostPrompt(world, 'allow');
    await waitForText(tab, 'Finish signing in…');
    await signInAs(world, 'alice');
    expect((await findStudioHere()).user).toBe('alice');
    expect(awsCalls(world).filter(call => call === presign)).toHaveLength(1);
  });
});

describe.each(ways)('for alice, with the %s', way => {
  let hands: Hands;

  beforeAll(async () => {
    world = await startWorldOfAlice();
    await importConfiguration(world, configuration, world.remote);
  });
  beforeEach(() => world.aws.reset());
  afterEach(closeTabs);
  afterAll(async () => await world?.close());

  async function openWith(fragment: string, text: string): Promise<void> {
    await open(fragment);
    hands = handsOf(tab, way);
    await waitForText(tab, text);
  }

  test.each([
    ['another answers for AWS', { html: true as const }, 'Unexpected response instead of AWS’s'],
    ['the connection is lost', { reset: true as const }, 'You’re offline'],
    ['AWS is busy', { status: 400, errorType: 'ThrottlingException', message: 'Rate exceeded' }, 'Too many requests'],
  ])('%s: “Try again” goes on in the same tab', async (_name, fault, text) => {
    world.aws.setFaults([{ operation: presign, ...fault }]);
    await openWith(`profile=${home.id}`, 'Try again');
    await waitForText(tab, text);
    await expect.poll(() => readFocus(tab)).toBe('Try again');
    expect(await findViolations(tab)).toEqual([]);
    world.aws.setFaults([]);
    await hands.press('Try again');
    await findStudioHere();
  });

  test('a worker that is killed leaves a card, and the next try opens Studio', async () => {
    world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
    await openWith(`profile=${home.id}`, 'Getting your Studio link…');
    await expect.poll(() => awsCalls(world)).toContain(presign);
    await stopWorker(world);
    await waitForText(tab, 'Opening was interrupted');
    await hands.press('Try again');
    await findStudioHere();
  });

  test('hosts of another region are asked for, and the launch goes on in the same tab', async () => {
    // The browser does not ask again for what it has once been given, so each way has its own region.
    const profile = way === 'keyboard' ? notebook : far;
    await openWith(`profile=${profile.id}`, 'Allow access to AWS and your sign-in page');
    await hands.press('Allow access');
    await answerHostPrompt(world, 'allow');
    // The local AWS has nothing in the other region, but was asked.
    if (profile === far) await waitForText(tab, 'Unexpected response instead of AWS’s');
    else await findStudioHere();
    if (profile === notebook) expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedNotebookInstanceUrl']);
  });

  test('where the page hears late that its hosts were allowed, the worker has gone on, and asks for one link', async () => {
    const origins = ['https://api.sagemaker.us-east-1.amazonaws.com/*'];
    await world.remote.evaluate(`chrome.permissions.remove(${JSON.stringify({ origins })})`);
    await openWith(`profile=${home.id}`, 'Allow access to AWS and your sign-in page');
    // As on a busy computer. The page is still there then, since Studio takes its time, too.
    await tab.evaluate(answerLate, 1_000);
    world.aws.setFaults([{ operation: 'studio.auth', delayMilliseconds: 2_500 }]);
    await hands.press('Allow access');
    await world.allowAgain();
    await findStudioHere();
    expect(awsCalls(world)).toEqual([presign]);
  });

  test.each([
    ['a profile that is gone', 'profile=nowhere', 'Profile not found', ''],
    ['a profile that is not valid', 'profile=bad', '“Domain ID” isn’t valid', '#profile=bad'],
    ['an address that names no launch', 'nonsense=1', 'This link doesn’t point to a profile', ''],
    ['a shortcut without a default profile', 'missing=default', 'You haven’t set a default profile.', ''],
    ['a shortcut before anything was launched', 'missing=last', 'You haven’t opened anything yet.', ''],
    ['a shortcut with a number too high', 'missing=number', 'No profile is assigned to this shortcut.', ''],
    ['what was shared, and is gone', 'share=nowhere', 'Profile not found', ''],
  ])('%s: “Open Settings” leads there', async (_name, fragment, text, place) => {
    await openWith(fragment, text);
    await expect.poll(() => readFocus(tab)).toBe('Open Settings');
    expect(await findViolations(tab)).toEqual([]);
    if (place === '') await world.remote.goto('about:blank');
    const address = `${world.origin}/src/options/index.html`;
    await hands.press('Open Settings');
    await world.findPage(found => found === `${address}${place}`);
    expect(awsCalls(world)).toEqual([]);
    await world.goTo(world.remote, address);
  });

  test('a launch that failed elsewhere is shown, and tried again', async () => {
    world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
    await openWith(`profile=${home.id}`, 'Unexpected response instead of AWS’s');
    await closeTabs();
    const asked = (await world.remote.evaluate('chrome.storage.session.get("latestAsk")')) as AskedLatest;
    await openWith(`ask=${asked.latestAsk.askId}&profile=${home.id}`, 'Unexpected response instead of AWS’s');
    await hands.press('Try again');
    await findStudioHere();
  });

  test('what belongs to somebody else: sign in as them, and it goes on in the same tab', async () => {
    await openWith(`profile=${bobs.id}`, 'You don’t have access to this profile');
    expect(await findViolations(tab)).toEqual([]);
    await hands.press('Use another account');
    await signInAs(world, 'bob');
    expect((await findStudioHere()).user).toBe('bob');
  });
});

interface AskedLatest {
  readonly latestAsk: { readonly askId: string };
}

/** In a page of the extension: what the person answers to a request for hosts is told so many milliseconds later. */
function answerLate(milliseconds: number): void {
  const request = chrome.permissions.request.bind(chrome.permissions);
  chrome.permissions.request = (wanted: object) =>
    request(wanted).then(answer => new Promise<boolean>(resolve => setTimeout(() => resolve(answer), milliseconds)));
}
