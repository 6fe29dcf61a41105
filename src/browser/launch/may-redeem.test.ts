import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator } from '../../../test/support/fake-browser';
import type { OpenIn, Profile } from '../../core/configuration/profile';

const link = new URL('https://d-abc.studio.us-east-1.sagemaker.aws/auth?token=SECRET');
const normal = { incognito: false };

/** Firefox with containers, as it tells of windows and tabs. */
function stubBrowser(mode: 'chrome' | 'firefox') {
  vi.stubEnv('MODE', mode);
  const fake = createFakeBrowser();
  const windows = {
    get: vi.fn(async (id: number) => ({ incognito: id === 66 })),
    getLastFocused: vi.fn(async () => normal),
  };
  const tabs = {
    ...fake.tabs,
    get: vi.fn(
      async (id: number) =>
        ({ 1: { cookieStoreId: 'firefox-default' }, 2: { cookieStoreId: 'firefox-container-1' } })[id] ?? {},
    ),
  };
  vi.stubGlobal('chrome', { ...fake, tabs, windows, ...(mode === 'firefox' && { contextualIdentities: {} }) });
  return { windows };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('navigator', createFakeNavigator());
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const facts = async (isAllowed = true) => ({
  session: await (await import('./launch-facts')).readSession(),
  allowed: new Set(isAllowed ? ['https://*.sagemaker.aws/*'] : []),
});
const load = async () => await import('./may-redeem');

test.each<[string, 'chrome' | 'firefox', OpenIn, object, Partial<Profile>, boolean]>([
  ['a new tab', 'chrome', 'newTab', { windowId: 3 }, {}, true],
  ['the current tab', 'chrome', 'currentTab', { tabId: 1 }, {}, true],
  ['a new tab of Firefox', 'firefox', 'newTab', { windowId: 3 }, {}, true],
  ['a tab in the window in front', 'firefox', 'backgroundTab', {}, {}, true],
  ['a new window', 'firefox', 'newWindow', {}, {}, true],
  ['a private window', 'chrome', 'privateWindow', {}, {}, false],
  ['a tab in a private window of Firefox', 'firefox', 'newTab', { windowId: 66 }, {}, false],
  ['a container', 'firefox', 'newTab', { windowId: 3 }, { container: 'Work' }, false],
  ['a container where there are none', 'chrome', 'newTab', { windowId: 3 }, { container: 'Work' }, true],
  ['the current tab, in no container', 'firefox', 'currentTab', { tabId: 1 }, {}, true],
  ['the current tab, in a container', 'firefox', 'currentTab', { tabId: 2 }, {}, false],
  ['the current tab, of which Firefox does not tell', 'firefox', 'currentTab', { tabId: 3 }, {}, false],
])(
  '85: whether the worker may redeem a link for %s in %s: %s',
  async (_name, mode, openIn, where, change, isExpected) => {
    stubBrowser(mode);
    const profile = { ...studioProfile, ...change } as Profile;
    expect(await (await load()).mayRedeem(link, openIn, where, profile, await facts())).toBe(isExpected);
  },
);

test('85: not where Studio’s host is not allowed', async () => {
  stubBrowser('chrome');
  expect(await (await load()).mayRedeem(link, 'newTab', {}, studioProfile, await facts(false))).toBe(false);
});

test('85: a window that is gone, or that the browser does not tell of: the tab opens the link', async () => {
  const { windows } = stubBrowser('firefox');
  windows.get.mockRejectedValue(new Error('No window'));
  expect(await (await load()).mayRedeem(link, 'newTab', { windowId: 9 }, studioProfile, await facts())).toBe(false);
});

test('85: links that only tabs can follow are left to tabs, on these hosts alone', async () => {
  stubBrowser('chrome');
  const { mayRedeem, leaveLinksToTabs } = await load();
  await leaveLinksToTabs(link);
  expect(
    await mayRedeem(
      new URL(`https://nhk8.studio.us-east-1.sagemaker.aws/auth?token=X`),
      'newTab',
      {},
      studioProfile,
      await facts(),
    ),
  ).toBe(false);
  expect(
    await mayRedeem(
      new URL('https://d-abc.studio.eu-west-1.sagemaker.aws/auth?token=X'),
      'newTab',
      {},
      studioProfile,
      await facts(),
    ),
  ).toBe(true);
});
