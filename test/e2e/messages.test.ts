import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls, isStateCall } from './harness/aws-calls';
import { type ForeignPage, startForeignPage } from './harness/foreign-page';
import { inChromium } from './harness/in-chromium';
import { writeOtherExtension, writeWithContentScript } from './harness/other-extension';
import { clickProfile, closeStudio, findStudio, startWorldOfAlice, waitForText } from './harness/person';
import { isFirefox, shippedBuild, type World } from './harness/world';

// Who may speak to the worker, and what it makes of what it is told. The build is the shipped one but for a content script,
// which plays a web page's process that was taken over.

const [lab] = demoConfiguration.profiles;
const launchAsk = { askId: '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b', request: { profileId: lab.id } };
const launch = { type: 'launch', request: launchAsk };
const folder = mkdtempSync(join(tmpdir(), 'messages-'));

let world: World;
let foreign: ForeignPage;
/** A web page; the content script is in it, and another extension lets it use `chrome.runtime`. */
let tab: Page;
/** A page of another extension. */
let other: Page;

beforeAll(async () => {
  world = await startWorldOfAlice({ build: writeWithContentScript(shippedBuild, folder) });
  const otherOrigin = await world.installOther(writeOtherExtension(folder));
  foreign = await startForeignPage({}, []);
  tab = await world.browser.newPage();
  await tab.goto(foreign.url);
  other = await world.browser.newPage();
  await world.goTo(other, `${otherOrigin}/page.html`);
});
beforeEach(() => world.aws.reset());
afterAll(async () => {
  foreign?.close();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page gets for a message to the extension: an answer, or the browser's refusal. */
async function sendFrom(page: Page, message: unknown): Promise<unknown> {
  return await page.evaluate(sendTo, world.extensionId, message);
}

/** From the content script. */
async function ask(task: 'send' | 'read', value: unknown): Promise<unknown> {
  return await tab.evaluate(
    async (name, given) =>
      await new Promise(resolve => {
        const id = Math.random();
        document.addEventListener('answer', event => {
          const { id: of, answer } = JSON.parse((event as CustomEvent<string>).detail);
          if (of === id) resolve(answer);
        });
        document.dispatchEvent(new CustomEvent('ask', { detail: JSON.stringify({ id, task: name, value: given }) }));
      }),
    task,
    value,
  );
}

/** Firefox gives web pages nothing to send with. */
const noConnection = /Could not establish connection|chrome is not defined/;
const refused = { error: expect.stringMatching(noConnection) };

test('a message of a page of ours is answered: the ways to send work', async () => {
  const message = { type: 'findSignedIn', request: { connectionId: 'acme' } };
  expect(await world.remote.evaluate(sendOwn, message)).toMatchObject({ ok: true, answer: { name: 'Alice Example' } });
});

inChromium('a web page has what it takes to send a message (Firefox gives it nothing)', async () => {
  expect(await tab.evaluate(() => typeof chrome.runtime.sendMessage)).toBe('function');
});

test('44: a web page sends a message: it cannot connect', async () => {
  expect(await sendFrom(tab, launch)).toEqual(refused);
  expect(await tab.evaluate(connectTo, world.extensionId)).toMatch(noConnection);
  expect(awsCalls(world)).toEqual([]);
});

test('45: another extension sends a message: it is refused', async () => {
  expect(await sendFrom(other, launch)).toEqual(refused);
  expect(await other.evaluate(connectTo, world.extensionId)).toMatch(noConnection);
  expect(awsCalls(world)).toEqual([]);
});

describe('45: another extension opens a page of ours:', () => {
  const whole = 'connection=acme&domain=d-abcdefgh1234&user=alice&space=alice-lab';
  /** Nothing where the browser refuses it: Firefox lets other extensions open the web-accessible page alone. */
  const openFrom = async (path: string) => {
    const address = `${world.origin}/src/${path}`;
    const refusal = await other.evaluate(openTab, address).catch(String);
    if (isFirefox && refusal !== undefined) expect(refusal).toContain('Illegal URL');
    else expect(refusal).toBeUndefined();
    return refusal === undefined ? await world.findPage(found => found === address) : undefined;
  };

  test.each([
    ['the launch page for a whole profile', `launch/index.html#${whole}`, 'Open Studio from this link?'],
    [
      'the launch page for an ask of its own making',
      `launch/index.html#ask=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b&${whole}`,
      'Open Studio from this link?',
    ],
    [
      'the launch page for an ask for a stored profile',
      `launch/index.html#ask=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b&profile=${lab.id}`,
      'Open',
    ],
    ['the launch page as it was called before', `launch/index.html#show=${lab.id}`, 'doesn’t point to a profile'],
    [
      'the link page',
      `link/index.html?link=web%2Bsagemaker%3Alaunch%3F${encodeURIComponent(whole)}`,
      'Open Studio from this link?',
    ],
    ['the page that diagnoses', 'diagnostics/index.html#connection=acme', 'Run diagnostics'],
    ['the command to copy', `launch/index.html#share=${lab.id}&copy=cli`, 'AWS CLI command'],
    ['the options page at a profile', `options/index.html#profile=${lab.id}`, lab.name],
    ['the popup', 'popup/index.html', lab.name],
  ])('76: %s: nothing is asked for, launched or copied without a click', async (_name, path, text) => {
    world.aws.reset();
    const page = await openFrom(path);
    if (page) await waitForText(page, text);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    // The popup connects to SageMaker, with nothing of the person's, and asks what runs, for itself alone (PRIVACY.md).
    const operations = world.aws.log.map(({ operation }) => operation);
    const isPopup = path.startsWith('popup/');
    expect(operations.filter(operation => !(isPopup && isStateCall(operation)))).toEqual(
      isPopup ? ['SageMaker.ping'] : [],
    );
    await page?.close();
  });

  inChromium('76: what remains: the address of a stored profile launches, as the person’s bookmark does', async () => {
    await other.evaluate(openTab, `${world.origin}/src/launch/index.html#profile=${lab.id}`);
    expect((await findStudio(world)).shown.user).toBe('alice');
    await closeStudio(world);
  });
});

describe('46: a frame or content script asks for credentials:', () => {
  test.each([launch, { type: 'findSignedIn', request: { connectionId: 'acme' } }])('%j is refused', async message => {
    expect(await ask('send', message)).toEqual({ result: { ok: false } });
    expect(awsCalls(world)).toEqual([]);
  });

  test('what is in memory is closed to it', async () => {
    expect(await world.remote.evaluate(readKeys)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^tokens:/), expect.stringMatching(/^credentials:/)]),
    );
    // In Firefox it has no such area at all.
    const error = expect.stringMatching(/not allowed from this context|chrome.storage\[area\] is undefined/);
    expect(await ask('read', 'session')).toEqual({ error });
  });

  test.each(['getCredentials', 'credentials', 'getTokens', 'tokens', 'getLogin', 'presign', 'identity', 'session'])(
    'no page of ours has a message %s, either',
    async type => {
      for (const request of [{ connectionId: 'acme' }, { profileId: lab.id }, undefined])
        expect(await world.remote.evaluate(sendOwn, { type, request })).toEqual({ ok: false });
    },
  );

  test('what the worker answers holds no secret', async () => {
    const answers = [
      await world.remote.evaluate(sendOwn, launch),
      await world.remote.evaluate(sendOwn, { type: 'findSignedIn', request: { connectionId: 'acme' } }),
      await world.remote.evaluate(sendOwn, { type: 'signIn', request: { connectionId: 'acme' } }),
    ];
    await findStudio(world);
    await closeStudio(world);
    expect(answers).toEqual([1, 2, 3].map(() => expect.objectContaining({ ok: true })));
    expect(world.aws.secrets.length).toBeGreaterThan(5);
    const text = JSON.stringify(answers);
    expect(world.aws.secrets.filter(secret => text.includes(secret))).toEqual([]);
  });

  test.each(['popup', 'options', 'launch', 'link'])(
    'not even a page of ours can have the %s page in a frame',
    async page => {
      const address = `${world.origin}/src/${page}/index.html`;
      expect(await world.remote.evaluate(loadFrame, address)).not.toBe(address);
    },
  );
});

test('47: a malformed, unknown or 5 MB message is refused, and the worker alive', async () => {
  const long = 'a'.repeat(5_000_000);
  const messages = [
    ...[null, 7, 'launch', [], {}, { type: 'launch' }, { type: '__proto__' }, { type: 'constructor', request: {} }],
    ...[
      { type: long },
      { type: 'launch', request: { ...launchAsk, request: { profileId: long } } },
      { ...launch, request: JSON.stringify(launch) },
    ],
    {
      type: 'launch',
      request: { ...launchAsk, request: { ...launchAsk.request, profile: { ...lab, unknown: long } } },
    },
  ];
  for (const message of messages) expect(await world.remote.evaluate(sendOwn, message)).toEqual({ ok: false });
  expect(awsCalls(world)).toEqual([]);
  await clickProfile(world, lab.name);
  expect((await findStudio(world)).shown.user).toBe(lab.userProfileName);
  await closeStudio(world);
});

/** In a page of the extension: what the worker answers. */
async function sendOwn(message: unknown): Promise<unknown> {
  return await chrome.runtime.sendMessage(message);
}

async function readKeys(): Promise<string[]> {
  return Object.keys(await chrome.storage.session.get(null));
}

/** In any page: sends to an extension by its ID. */
async function sendTo(id: string, message: unknown): Promise<unknown> {
  try {
    return { result: await chrome.runtime.sendMessage(id, message) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** In any page: opens a port to an extension; why it was closed. */
async function connectTo(id: string): Promise<string> {
  return await new Promise(resolve => {
    if (typeof chrome === 'undefined') return resolve('chrome is not defined');
    const port = chrome.runtime.connect(id);
    port.onMessage.addListener(() => resolve('answered'));
    port.onDisconnect.addListener(() => {
      // Firefox tells it of the port.
      const error: unknown = Reflect.get(port, 'error') ?? Reflect.get(chrome.runtime, 'lastError');
      resolve(error instanceof Object ? String(Reflect.get(error, 'message')) : 'closed');
    });
    port.postMessage('hello');
  });
}

/** In a page of the extension: where a frame is once it has loaded, if its page may be looked at. */
async function loadFrame(src: string): Promise<string | undefined> {
  const frame = Object.assign(document.createElement('iframe'), { src });
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const address = frame.contentDocument?.URL;
  frame.remove();
  return address;
}

/** In a page of another extension, which needs no permission for it. */
async function openTab(url: string): Promise<void> {
  await chrome.tabs.create({ url });
}
