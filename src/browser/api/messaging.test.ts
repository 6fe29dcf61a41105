import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

const launched = { result: 'opened' } as const;
const notDone = { result: 'failed', failure: { code: 'cancelled' } } as const;
const handlers = {
  launch: vi.fn(async () => launched),
  getReady: vi.fn(async () => undefined),
  signIn: vi.fn(async () => ({ result: 'done' as const })),
  signOut: vi.fn(async () => ({ result: 'done' as const })),
  findSignedIn: vi.fn(async () => undefined),
  findResolvedNames: vi.fn(async () => undefined),
  diagnose: vi.fn(async () => {}),
  checkSharedFiles: vi.fn(async () => {}),
  knock: vi.fn(async () => {}),
  cancel: vi.fn(async () => {}),
  advanceWait: vi.fn(async () => {}),
  findStates: vi.fn(async () => ({ done: [], states: {} })),
  startApp: vi.fn(async () => notDone),
  stopApp: vi.fn(async () => notDone),
  restartApp: vi.fn(async () => launched),
  findInstanceTypes: vi.fn(async () => []),
  findPage: vi.fn(async () => ({ result: 'signed-out' as const })),
  findDomainMode: vi.fn(async () => ({ result: 'signed-out' as const })),
  findDomainTypes: vi.fn(async () => []),
};
const called = () => Object.values(handlers).reduce((sum, handler) => sum + handler.mock.calls.length, 0);

const fake = useFreshBrowser();

beforeEach(async () => {
  vi.clearAllMocks();
  (await import('./messaging')).onMessage(handlers);
});

const popup = { id: 'fake', url: 'chrome-extension://fake/src/popup/index.html' };
const askId = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
const launch = { type: 'launch', request: { askId, request: { profileId: 'prod-lab' } } };

/** What the sender of a message is answered. */
async function post(message: unknown, sender: object = popup): Promise<unknown> {
  return await new Promise(resolve => void fake.runtime.onMessage.fire(message, sender, resolve));
}

test.each([
  ['the popup, which is in no tab', popup],
  [
    'a page in a tab',
    { ...popup, url: 'chrome-extension://fake/src/options/index.html#profiles', frameId: 0, tab: {} },
  ],
])('%s is answered', async (_name, sender) => {
  expect(await post(launch, sender)).toEqual({ ok: true, answer: launched });
  expect(handlers.launch).toHaveBeenCalledExactlyOnceWith(launch.request);
});

describe('no sender but a page of ours gets a handler:', () => {
  test.each([
    ['44: a web page', { url: 'https://evil.example/' }],
    ['44: a web page that claims an address of ours', { url: popup.url }],
    ['45: another extension', { id: 'other', url: 'chrome-extension://other/index.html' }],
    ['45: another extension at an address that begins like ours', { id: 'other', url: `${popup.url}.evil` }],
    ['46: a content script', { id: 'fake', url: 'https://evil.example/', frameId: 0, tab: {} }],
    ['46: a content script where ours is in the path', { id: 'fake', url: `https://evil.example/${popup.url}` }],
    ['46: a frame with a page of ours', { ...popup, frameId: 3, tab: {} }],
    ['46: a sender without an address', { id: 'fake' }],
    ['46: an extension whose ID begins like ours', { id: 'fake', url: 'chrome-extension://fake2/index.html' }],
  ])('%s', async (_name, sender) => {
    expect(await post(launch, sender)).toEqual({ ok: false });
    expect(called()).toBe(0);
  });
});

describe('47: a malformed, unknown or 5 MB message is refused:', () => {
  const long = 'a'.repeat(5_000_000);
  test.each<[name: string, message: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'launch'],
    ['a list', ['launch', launch.request]],
    ['without a type', {}],
    ['an unknown type', { ...launch, type: 'getCredentials' }],
    ['a type that every object has', { ...launch, type: 'constructor' }],
    ['the prototype as its type', { ...launch, type: '__proto__' }],
    ['a list as its type', { ...launch, type: ['launch'] }],
    ['without a request', { type: 'launch' }],
    ['without an id of the ask', { type: 'launch', request: { request: launch.request.request } }],
    ['with an id that anybody could guess', { type: 'launch', request: { ...launch.request, askId: '1' } }],
    ['another type’s request', { type: 'launch', request: { connectionId: 'acme' } }],
    ['5 MB of type', { ...launch, type: long }],
    ['5 MB of text', long],
    ['5 MB of a name', { type: 'launch', request: { askId, request: { profileId: long } } }],
    ['5 MB beside the request', { ...launch, more: long }],
    [
      '5 MB in an unknown member',
      { type: 'launch', request: { askId, request: { profileId: 'a', profile: { ...studioProfile, x: long } } } },
    ],
  ])('%s', async (_name, message) => {
    expect(await post(message)).toEqual({ ok: false });
    expect(called()).toBe(0);
    expect(await post(launch)).toEqual({ ok: true, answer: launched });
  });
});

test('a handler that throws is told to nobody in its own words', async () => {
  handlers.signIn.mockRejectedValueOnce(new Error('token=SECRET'));
  expect(await post({ type: 'signIn', request: { connectionId: exampleConnection.id } })).toEqual({ ok: false });
});
