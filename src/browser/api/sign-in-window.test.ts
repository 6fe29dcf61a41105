import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeNavigator, fakeEvent } from '../../../test/support/fake-browser';

interface Tab {
  readonly id: number;
  readonly windowId: number;
  readonly status: string;
  readonly openerTabId?: number;
}

const url = new URL('https://id.example/authorize');
const types: Record<number, string> = { 1: 'popup', 2: 'popup', 3: 'normal' };
const ours: Tab = { id: 10, windowId: 1, status: 'complete' };
/** As web pages and other extensions open them in Chromium, and a tab of an ordinary window. */
const others: readonly Tab[] = [
  { id: 20, windowId: 2, status: 'complete', openerTabId: 5 },
  { id: 21, windowId: 2, status: 'loading' },
  { id: 30, windowId: 3, status: 'complete' },
];

function createFake() {
  const flows: { end: (address: string) => void; fail: (error: Error) => void }[] = [];
  return {
    flows,
    runtime: { id: 'fake' },
    identity: {
      getRedirectURL: () => 'https://fake.chromiumapp.org/',
      launchWebAuthFlow: vi.fn(
        (_details: object) =>
          new Promise<string>((resolve, reject) => {
            flows.push({ end: resolve, fail: reject });
          }),
      ),
    },
    tabs: {
      onCreated: fakeEvent<[Tab]>(),
      onRemoved: fakeEvent<[number]>(),
      remove: vi.fn(async (_id: number) => undefined),
    },
    windows: { get: async (id: number) => ({ type: types[id] }) },
  };
}

let fake: ReturnType<typeof createFake>;
let controller: AbortController;

beforeEach(() => {
  vi.resetModules();
  fake = createFake();
  controller = new AbortController();
  vi.stubGlobal('chrome', fake);
  vi.stubGlobal('navigator', createFakeNavigator());
});

const open = async (mode: 'silent' | 'window' = 'window', { signal } = controller) =>
  await (await import('./sign-in-window')).openSignInWindow(url, mode, signal);
const flowsToBegin = (count = 1) => vi.waitFor(() => expect(fake.flows).toHaveLength(count));
const cancel = () => controller.abort(new RangeError('cancelled'));

describe('77: a sign-in that is cancelled', () => {
  test.each(['silent', 'window'] as const)('before its %s opens nothing', async mode => {
    cancel();
    await expect(open(mode)).rejects.toThrow('cancelled');
    expect(fake.identity.launchWebAuthFlow).not.toHaveBeenCalled();
  });

  test('closes the window that it opened, and nobody else’s, before or after', async () => {
    const answer = open();
    await flowsToBegin();
    for (const tab of [...others, ours, { ...ours, id: 11, windowId: 2 }]) await fake.tabs.onCreated.fire(tab);
    cancel();
    await expect(answer).rejects.toThrow('cancelled');
    expect(fake.tabs.remove.mock.calls).toEqual([[ours.id]]);
  });

  test('before its window has opened closes that one when it does', async () => {
    const answer = open();
    await flowsToBegin();
    cancel();
    await expect(answer).rejects.toThrow('cancelled');
    for (const tab of [...others, ours]) await fake.tabs.onCreated.fire(tab);
    expect(fake.tabs.remove.mock.calls).toEqual([[ours.id]]);
  });

  test('once its flow is over closes nothing that opens afterwards', async () => {
    const answer = open();
    await flowsToBegin();
    fake.flows[0]?.end('https://fake.chromiumapp.org/?code=x');
    expect(await answer).toEqual({ type: 'redirected', url: 'https://fake.chromiumapp.org/?code=x' });
    cancel();
    await fake.tabs.onCreated.fire(ours);
    expect(fake.tabs.remove).not.toHaveBeenCalled();
  });

  test('while it waits for another one’s window to open never opens its own', async () => {
    const first = open('window', new AbortController());
    await flowsToBegin();
    const second = open();
    cancel();
    await expect(second).rejects.toThrow('cancelled');
    await fake.tabs.onCreated.fire(ours);
    fake.flows[0]?.fail(new Error('The user did not approve access.'));
    expect(await first).toEqual({ type: 'cancelled' });
    expect(fake.flows).toHaveLength(1);
  });
});

test('77: two sign-ins at a time each close their own window', async () => {
  const other = new AbortController();
  const answers = [open('window', other), open()];
  await flowsToBegin();
  await fake.tabs.onCreated.fire(ours);
  await flowsToBegin(2);
  const theirs = { ...ours, id: 12, windowId: 2 };
  await fake.tabs.onCreated.fire(theirs);
  cancel();
  await expect(answers[1]).rejects.toThrow('cancelled');
  expect(fake.tabs.remove.mock.calls).toEqual([[theirs.id]]);
  other.abort(new RangeError('cancelled'));
  await expect(answers[0]).rejects.toThrow('cancelled');
});

test('77: a sign-in whose page never loads holds up no other once it is cancelled, nor is its late window taken for that one’s', async () => {
  const first = open();
  await flowsToBegin();
  cancel();
  await expect(first).rejects.toThrow('cancelled');
  const other = new AbortController();
  const second = open('window', other);
  await flowsToBegin(2);
  await fake.tabs.onCreated.fire(ours);
  expect(fake.tabs.remove.mock.calls).toEqual([[ours.id]]);
  await fake.tabs.onRemoved.fire(ours.id);
  fake.flows[0]?.fail(new Error('The user did not approve access.'));
  const theirs = { ...ours, id: 12, windowId: 2 };
  await fake.tabs.onCreated.fire(theirs);
  other.abort(new RangeError('cancelled'));
  await expect(second).rejects.toThrow('cancelled');
  expect(fake.tabs.remove.mock.calls).toEqual([[ours.id], [theirs.id]]);
});

test.each([
  ['The user did not approve access.', 'cancelled'],
  ['Authorization page could not be loaded.', 'not-loaded'],
])('a window of which the browser says “%s” is %s', async (words, type) => {
  const answer = open();
  await flowsToBegin();
  fake.flows[0]?.fail(new Error(words));
  expect(await answer).toEqual({ type });
});
