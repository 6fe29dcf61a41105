import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeEvent } from '../../../test/support/fake-browser';

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws';
const addListener = vi.fn();
const event = fakeEvent<[object]>();
const onHeadersReceived = {
  ...event,
  addListener: (listener: () => void, ...filter: unknown[]) => {
    addListener(...filter);
    event.addListener(listener);
  },
};

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('chrome', { webRequest: { onHeadersReceived }, runtime: { getPlatformInfo: async () => ({}) } });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const load = async () => await import('./studio-answers');

test.each([
  ['/auth?token=SECRET', '/auth?token*'],
  ['/?authToken=SECRET&b=2', '/?authToken*'],
  ['/lab/tree', '/lab/tree'],
  ['/lab?reset#cell', '/lab?reset*'],
])('85: for the answer to %s the browser is told of %s, which holds no value', async (path, pattern) => {
  const { stop } = await (await load()).awaitAnswer(new URL(path, studio), 'xmlhttprequest');
  expect(addListener).toHaveBeenLastCalledWith({ urls: [`${studio}${pattern}`], types: ['xmlhttprequest'] }, [
    'responseHeaders',
    'extraHeaders',
  ]);
  stop();
});

test('85: the answer to another address is not taken for it, and one with a fragment is', async () => {
  vi.stubEnv('MODE', 'firefox');
  const { awaitAnswer, answerOf } = await load();
  const { first, stop } = await awaitAnswer(new URL('/lab?reset', studio), 'main_frame');
  expect(addListener.mock.lastCall?.[1]).toEqual(['responseHeaders']);
  await event.fire({ url: `${studio}/lab?reset=2`, statusCode: 404 });
  const responseHeaders = [
    { name: 'LOCATION', value: '/x' },
    { name: 'set-cookie', value: 'a=1\nb=2' },
  ];
  await event.fire({ url: `${studio}/lab?reset#cell`, statusCode: 302, responseHeaders });
  expect(answerOf(await first)).toEqual({ status: 302, location: '/x', setCookies: ['a=1', 'b=2'] });
  stop();
});
