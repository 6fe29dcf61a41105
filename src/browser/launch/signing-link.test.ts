import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws';
const link = new URL(`${studio}/auth?token=SECRET`);

const contains = vi.fn(async (_wanted: object) => true);
const update = vi.fn(async (_tabId: number, _change: object) => ({}));
const onBeforeRedirect = { addListener: vi.fn(), removeListener: vi.fn() };

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('chrome', {
    permissions: { contains, onAdded: { addListener: vi.fn() } },
    tabs: { update },
    webRequest: { onBeforeRedirect },
  });
  update.mockClear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const load = async () => await import('./signing-link');

test('in Firefox the link is longer than what is written into its history, and asks the server for the same', async () => {
  vi.stubEnv('MODE', 'firefox');
  const opened = await (await load()).tooLongForHistory(link);
  expect(contains).toHaveBeenLastCalledWith({ origins: [`${studio}/*`] });
  expect(opened.href.length).toBeGreaterThan(2_000);
  opened.hash = '';
  expect(opened.href).toBe(link.href);
});

test.each([
  ['in Firefox, Studio’s host not allowed', 'firefox', false],
  ['in Chromium', 'chrome', true],
])('%s, the link is opened as it is', async (_name, mode, isAllowed) => {
  vi.stubEnv('MODE', mode);
  contains.mockResolvedValueOnce(isAllowed);
  expect(await (await load()).tooLongForHistory(link)).toEqual(link);
});

test.each([
  ['/lab', '/lab', 1],
  ['/lab#section', '/lab#section', 1],
  ['/lab?once=1', undefined, 0],
])('the tab is sent to the target %s anew, without what made the link long', async (target, asked, count) => {
  vi.stubEnv('MODE', 'firefox');
  const { keepSigningLinksOutOfHistory, tooLongForHistory } = await load();
  keepSigningLinksOutOfHistory();
  const [restart] = onBeforeRedirect.addListener.mock.lastCall ?? [];
  const opened = await tooLongForHistory(link);
  // As browsers do: the fragment is inherited where the target has none.
  const redirectUrl = `${studio}${target}${target.includes('#') ? '' : opened.hash}`;
  restart({ url: opened.href, redirectUrl, tabId: 7 });
  expect(update.mock.calls).toEqual(Array.from({ length: count }, () => [7, { url: `${studio}${asked}` }]));
});
