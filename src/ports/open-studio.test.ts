import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { studioProfile } from '../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser, fakeEvent } from '../../test/support/fake-browser';
import type { LaunchRequest } from '../core/launch/launch-request';

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws';
const link = `${studio}/auth?token=SECRET`;
const another = `${studio}/auth?token=ANOTHER`;
const signIn = 'https://us-east-1.signin.aws.amazon.com/console?action=login';
const session = { name: 'Set-Cookie', value: 'session=1; Path=/; Secure; HttpOnly' };

interface Answered {
  readonly statusCode: number;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}
const redirect = (to: string): Answered => ({
  statusCode: 302,
  responseHeaders: [session, { name: 'Location', value: to }],
});

/** A browser in which Studio answers like this: the link that the worker asks for, and the page that a tab begins with. */
function stubBrowser(
  toLink: Answered | 'nothing',
  toPage: Answered | (() => Answered) = { statusCode: 200 },
  changes: Partial<Omit<FakeBrowser, 'runtime'>> & { windows?: object; runtime?: object } = {},
) {
  const fake = { ...createFakeBrowser(), ...changes };
  fake.permissions.contains.mockResolvedValue(true);
  const onHeadersReceived = fakeEvent<[object]>();
  const asked: string[] = [];
  let shown = '';
  const tell = (url: string, answer: Answered) => {
    shown = url;
    void onHeadersReceived.fire({ url, tabId: 5, ...answer });
  };
  vi.stubGlobal('fetch', async (url: URL, { signal, ...options }: RequestInit) => {
    asked.push(`worker ${url.search}`);
    expect(options).toMatchObject({ redirect: 'manual', credentials: 'include', cache: 'no-store' });
    if (toLink === 'nothing') throw new TypeError('Failed to fetch');
    void onHeadersReceived.fire({ url: url.href, tabId: -1, ...toLink });
    const isRedirect = toLink.statusCode >= 300 && toLink.statusCode < 400;
    return isRedirect
      ? { type: 'opaqueredirect', status: 0, body: null }
      : { type: 'basic', status: toLink.statusCode };
  });
  const toTab = () => (typeof toPage === 'function' ? toPage() : toPage);
  const show = (url: string) => {
    if (!url.includes('token=') || typeof toPage === 'function') tell(url, toTab());
  };
  const tabs = {
    ...fake.tabs,
    create: vi.fn(async ({ url }: { url: string }) => {
      asked.push(`tab ${url.slice(studio.length)}`);
      show(url);
      return { id: 5 };
    }),
    update: vi.fn(async (id: number, { url }: { url: string }) => {
      asked.push(`tab ${id} ${url.slice(studio.length)}`);
      show(url);
    }),
    get: async () => ({ id: 5, url: shown }),
    reload: async () => {
      asked.push('reload');
      tell(shown, toTab());
    },
  };
  const runtime = { ...fake.runtime, getPlatformInfo: async () => ({}), ...changes.runtime };
  vi.stubGlobal('chrome', { ...fake, tabs, runtime, webRequest: { onHeadersReceived } });
  vi.stubGlobal('navigator', createFakeNavigator());
  return { asked, storage: fake.storage };
}

const controller = () => new AbortController();
let allowed = new Set(['<all_urls>']);
let cancelled = controller();

beforeEach(() => {
  vi.resetModules();
  cancelled = controller();
  allowed = new Set(['<all_urls>']);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

async function open(getAnother = async () => new URL(another), changes: Partial<LaunchRequest> = {}) {
  const { openStudio } = await import('./open-studio');
  const { createBudget } = await import('./create-budget');
  const { readSession } = await import('../browser/launch/launch-facts');
  await openStudio({
    ...{ link: new URL(link), openIn: 'newTab', request: { profileId: studioProfile.id, windowId: 3, ...changes } },
    ...{
      opened: { profile: studioProfile, person: 'guest' as const },
      facts: { session: await readSession(), allowed },
      budget: createBudget(cancelled.signal),
      getAnother,
      onAsked: () => {},
    },
  });
}

test('85: the worker asks for the link, and the tab begins behind it', async () => {
  const { asked } = stubBrowser(redirect('/lab'));
  await open();
  expect(asked).toEqual(['worker ?token=SECRET', 'tab /lab']);
});

test.each<[string, Answered | 'nothing', string[]]>([
  ['a page that may go on by a script', { statusCode: 200 }, ['tab /auth?token=ANOTHER']],
  ['no answer', 'nothing', ['worker ?token=SECRET', 'tab /lab']],
  ['an error of Studio’s', { statusCode: 503 }, ['worker ?token=SECRET', 'tab /lab']],
])('85: %s: the tab opens another link; and the next launch', async (_name, answer, next) => {
  const { asked, storage } = stubBrowser(answer);
  await open();
  expect(asked).toEqual(['worker ?token=SECRET', 'tab /auth?token=ANOTHER']);
  // The browser's session, in which is remembered what only a tab can follow, goes on.
  const later = stubBrowser(redirect('/lab'), undefined, { storage });
  vi.resetModules();
  const { openStudio } = await import('./open-studio');
  const { createBudget } = await import('./create-budget');
  const { readSession } = await import('../browser/launch/launch-facts');
  await openStudio({
    ...{ link: new URL(next[0]?.startsWith('tab') ? another : link), openIn: 'newTab', request: { profileId: 'x' } },
    ...{
      opened: { profile: studioProfile, person: 'guest' as const },
      facts: { session: await readSession(), allowed: new Set(['<all_urls>']) },
      budget: createBudget(),
      getAnother: async () => new URL(another),
      onAsked: () => {},
    },
  });
  expect(later.asked).toEqual(next);
});

test('84: a browser that can no longer listen for Studio’s answer: the tab opens the very link, which nobody has used', async () => {
  const getPlatformInfo = async () => Promise.reject(new Error('The worker is being stopped'));
  const { asked } = stubBrowser(redirect('/lab'), undefined, { runtime: { getPlatformInfo } });
  const getAnother = vi.fn(async () => new URL(another));
  await open(getAnother);
  expect(asked).toEqual(['tab /auth?token=SECRET']);
  expect(getAnother).not.toHaveBeenCalled();
});

test('85: a session that Studio’s page does not know: the same tab opens another link', async () => {
  const { asked } = stubBrowser(redirect('/lab'), redirect(signIn));
  await open();
  expect(asked).toEqual(['worker ?token=SECRET', 'tab /lab', 'tab 5 /auth?token=ANOTHER']);
});

test('85: a launch that is cancelled while the link is redeemed opens no tab, and asks for no other link', async () => {
  const { asked } = stubBrowser('nothing');
  const getAnother = vi.fn(async () => new URL(another));
  cancelled.abort(new Error('cancelled'));
  await expect(open(getAnother)).rejects.toThrow('cancelled');
  expect(getAnother).not.toHaveBeenCalled();
  expect(asked.filter(line => line.startsWith('tab'))).toEqual([]);
});

test('85: a launch that is cancelled while another link is asked for opens no tab', async () => {
  const { asked } = stubBrowser({ statusCode: 200 });
  const getAnother = async () => {
    cancelled.abort(new Error('cancelled'));
    return new URL(another);
  };
  await expect(open(getAnother)).rejects.toThrow('cancelled');
  expect(asked).toEqual(['worker ?token=SECRET']);
});

test('85: where the tab opens the link, in Firefox it is too long for the history', async () => {
  vi.stubEnv('MODE', 'firefox');
  const windows = { get: async () => ({ incognito: false }) };
  const { asked } = stubBrowser({ statusCode: 200 }, undefined, { windows });
  await open();
  expect(asked[1]).toMatch(/^tab \/auth\?token=ANOTHER#-{2000}$/);
});

describe('132: what has just been started, and answers errors for some seconds', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Opens it, with a Studio that answers these to what a tab asks for, one after the other, and the last one for good. */
  async function openStarted(
    answers: readonly number[],
    changes: Partial<LaunchRequest> = { isJustStarted: true },
    toLink = redirect('/lab'),
  ) {
    let asked = 0;
    const toPage = () => ({ statusCode: answers[Math.min(asked++, answers.length - 1)] ?? 200 });
    const stubbed = stubBrowser(toLink, toPage);
    const getAnother = vi.fn(async () => new URL(another));
    const opened = open(getAnother, changes);
    await vi.runAllTimersAsync();
    await opened;
    return { ...stubbed, getAnother };
  }

  test.each<[string, answers: readonly number[], reloads: number]>([
    ['a page that is there', [200], 0],
    ['one error', [502, 200], 1],
    ['two errors', [503, 404, 200], 2],
    ['errors that do not end', [502], 2],
    ['an error that does not pass by itself', [400], 0],
  ])('%s: %j, the tab tries again %i times', async (_name, answers, reloads) => {
    const { asked, getAnother } = await openStarted(answers);
    expect(asked.slice(2)).toEqual(Array.from({ length: reloads }, () => 'reload'));
    expect(getAnother).not.toHaveBeenCalled();
  });

  test('a link that is answered by an error: the tab tries again with another link', async () => {
    const { asked, getAnother } = await openStarted([502, 200], { isJustStarted: true }, { statusCode: 503 });
    expect(asked).toEqual(['worker ?token=SECRET', 'tab /auth?token=ANOTHER', 'tab 5 /auth?token=ANOTHER']);
    expect(getAnother).toHaveBeenCalledTimes(2);
  });

  test('where Studio’s host is not allowed, nobody sees the error, and nothing is tried again', async () => {
    allowed = new Set();
    expect((await openStarted([502])).asked).toEqual(['tab /auth?token=SECRET']);
  });

  test('any other launch leaves the error as it is', async () => {
    expect((await openStarted([502], {})).asked).toEqual(['worker ?token=SECRET', 'tab /lab']);
  });
});
