import { beforeEach, expect, test, vi } from 'vitest';

const url = new URL('https://d-abc.studio.us-east-1.sagemaker.aws/auth?token=SECRET');

const tabs = { create: vi.fn(), update: vi.fn(), query: vi.fn(async () => [{ id: 5 }]) };
const windows = { create: vi.fn() };

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('chrome', { tabs, windows });
  for (const fake of [tabs.create, tabs.update, windows.create]) fake.mockReset();
  tabs.create.mockResolvedValue({ id: 7 });
  tabs.update.mockResolvedValue({ id: 5 });
  windows.create.mockResolvedValue({ tabs: [{ id: 9 }] });
});

const load = async () => (await import('./open-tab')).openTab;
const refuse = () => Promise.reject(new Error(`Cannot open ${url.href}`));

test('66: a tab cannot be created: a window of its own is', async () => {
  const openTab = await load();
  tabs.create.mockImplementation(refuse);
  expect(await openTab(url, 'newTab', { windowId: 3 })).toBe(9);
  expect(windows.create).toHaveBeenCalledWith({ url: url.href });
});

test.each([
  ['newTab', true],
  ['backgroundTab', false],
  ['currentTab', true],
] as const)('%s in a container is a tab of that container, also where one would be changed', async (openIn, active) => {
  const openTab = await load();
  expect(await openTab(url, openIn, { windowId: 3, tabId: 4, cookieStoreId: 'c-1' })).toBe(7);
  expect(tabs.create).toHaveBeenCalledWith({ url: url.href, active, windowId: 3, cookieStoreId: 'c-1' });
  expect(tabs.update).not.toHaveBeenCalled();
});

test('a window of its own, instead of a tab or by wish, is in the container, too', async () => {
  const openTab = await load();
  tabs.create.mockImplementation(refuse);
  await openTab(url, 'newTab', { cookieStoreId: 'c-1' });
  await openTab(url, 'newWindow', { cookieStoreId: 'c-1' });
  const asked = { url: url.href, cookieStoreId: 'c-1' };
  expect(windows.create.mock.calls).toEqual([[asked], [asked]]);
});

test('a private window that the browser refuses is an outcome of its own', async () => {
  const openTab = await load();
  windows.create.mockImplementation(refuse);
  const error = await openTab(url, 'privateWindow', {}).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: { code: 'private-window-refused' } });
});

test('66: the tab to open in has been closed meanwhile: a new one is opened', async () => {
  const openTab = await load();
  tabs.update.mockImplementation(refuse);
  expect(await openTab(url, 'currentTab', { windowId: 3, tabId: 4 })).toBe(7);
});

test('66: neither a tab nor a window can be created: an outcome, and the URL is dropped', async () => {
  const openTab = await load();
  tabs.create.mockImplementation(refuse);
  windows.create.mockImplementation(refuse);
  const error = await openTab(url, 'newTab', {}).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: { code: 'tab-not-opened' } });
  expect(JSON.stringify([error, String(error), (error as Error).cause])).not.toContain('SECRET');
});

test.each([
  ['newTab', tabs.create],
  ['backgroundTab', tabs.create],
  ['currentTab', tabs.update],
  ['newWindow', windows.create],
  ['privateWindow', windows.create],
] as const)('%s: right after the browser is asked, and before it answers, that is told', async (openIn, ask) => {
  const openTab = await load();
  ask.mockReturnValue(new Promise(() => {}));
  const told = await new Promise<number>(resolve => {
    void openTab(url, openIn, {}, () => resolve(ask.mock.calls.length));
  });
  expect(told).toBe(1);
});
