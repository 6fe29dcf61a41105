import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import { type LaunchRequest, launchRequestSchema } from '../../core/launch/launch-request';
import { splitConfiguration } from '../../core/store/join-configuration';
import type { LaunchPage } from '../launch/launch-page';

// Triggers without a page: each asks the same `launch` for the same, and opens the launch page where there is nothing to ask for.

const pinned = { ...studioProfile, id: 'pinned', name: 'R&D %s', pinned: true };
const configuration = {
  version: 1 as const,
  connections: [exampleConnection],
  profiles: [studioProfile, notebookProfile, pinned],
  defaultProfile: 'old-notebook',
};
const launched = [
  { profileId: 'prod-lab', at: 2 },
  { profileId: 'pinned', at: 1 },
];

const fake = useFreshBrowser();
const getReady = vi.fn(async (_profile: { readonly profileId: string }) => undefined);
const launch = vi.fn(async (_request: LaunchRequest, _askId?: string) => undefined);
const openLaunchPage = vi.fn(async (_page: LaunchPage) => undefined);

beforeEach(() => {
  vi.clearAllMocks();
});

/** Registers the triggers, as a worker does at its start. */
async function startWorker(): Promise<void> {
  const [{ onCommand }, { onContextMenu }, { onOmnibox }, { readLaunchables }] = await Promise.all([
    import('./commands'),
    import('./context-menu'),
    import('./omnibox'),
    import('../launch/launchables'),
  ]);
  const triggers = { launch, getReady, openLaunchPage, getLaunchables: readLaunchables };
  onCommand(triggers);
  onContextMenu(triggers);
  onOmnibox(triggers);
}

async function store(): Promise<void> {
  await fake.storage.local.set({ recentLaunches: launched, ...splitConfiguration(configuration, 1) });
}

const press = (command: string) => fake.commands.onCommand.fire(command, { windowId: 7 });
const click = (menuItemId: string) => fake.contextMenus.onClicked.fire({ menuItemId }, { windowId: 7 });
const enter = (text: string, disposition = 'currentTab') => fake.omnibox.onInputEntered.fire(text, disposition);

describe('each asks for the launch of a profile', () => {
  test.each<[name: string, act: () => Promise<void>, request: LaunchRequest]>([
    ['the default’s key', () => press('launch-default'), { profileId: 'old-notebook', windowId: 7 }],
    ['the last one’s key', () => press('launch-last'), { profileId: 'prod-lab', windowId: 7 }],
    ['the first one’s key', () => press('launch-1'), { profileId: 'pinned', windowId: 7 }],
    ['the third one’s key', () => press('launch-3'), { profileId: 'old-notebook', windowId: 7 }],
    ['the menu', () => click('launch:prod-lab'), { profileId: 'prod-lab', windowId: 7 }],
    ['the menu, for one that is gone', () => click('launch:gone'), { profileId: 'gone', windowId: 7 }],
    ['the address bar', () => enter('prod lab'), { profileId: 'prod-lab', openIn: 'currentTab' }],
    [
      'the address bar in a new tab',
      () => enter('old', 'newForegroundTab'),
      { profileId: 'old-notebook', openIn: 'newTab' },
    ],
  ])('%s', async (_name, act, request) => {
    await store();
    await startWorker();
    await act();
    await vi.waitFor(() => expect(launch).toHaveBeenCalledTimes(1));
    expect(launch.mock.calls[0]?.[0]).toEqual(request);
    expect(v.parse(launchRequestSchema, request)).toEqual(request);
    expect(openLaunchPage).not.toHaveBeenCalled();
  });
});

describe('where there is no profile, the launch page is opened', () => {
  test.each<[name: string, act: () => Promise<void>, page: LaunchPage]>([
    ['the default’s key', () => press('launch-default'), { missing: 'default' }],
    ['the last one’s key', () => press('launch-last'), { missing: 'last' }],
    ['the ninth one’s key', () => press('launch-9'), { missing: 'number' }],
    ['the address bar', () => enter('anything'), { search: 'anything' }],
    [
      'the menu’s command to copy',
      () => click('copy:prod-lab'),
      { share: 'prod-lab', copy: 'cli', once: expect.any(String) },
    ],
  ])('%s', async (_name, act, page) => {
    await startWorker();
    await act();
    await vi.waitFor(() => expect(openLaunchPage).toHaveBeenCalledWith(page, expect.anything()));
    expect(launch).not.toHaveBeenCalled();
  });
});

describe('105: after Prod, Prod, home, Prod, Prod', () => {
  beforeEach(async () => {
    const [home, prod] = ['home', 'prod'].map(id => ({ ...studioProfile, id, name: `Lab ${id}`, keywords: [] }));
    const profiles = [home, prod].flatMap(profile => profile ?? []);
    await fake.storage.local.set(splitConfiguration({ version: 1, connections: [exampleConnection], profiles }, 1));
    const recentLaunches = ['prod', 'prod', 'home', 'prod', 'prod'].map(profileId => ({ profileId, at: 1 }));
    await fake.storage.local.set({ recentLaunches });
    await startWorker();
  });

  test('the address bar means Prod', async () => {
    await enter('lab');
    await vi.waitFor(() => expect(launch).toHaveBeenCalledTimes(1));
    expect(launch.mock.calls[0]?.[0]).toMatchObject({ profileId: 'prod' });
  });

  test('the menu lists Prod first', async () => {
    await vi.waitFor(() => expect([...fake.menu.keys()].slice(0, 2)).toEqual(['launch:prod', 'launch:home']));
  });
});

describe('106: the first line of the address bar', () => {
  type Suggest = (suggestions: unknown[]) => void;
  const type = (text: string, suggest: Suggest) => fake.omnibox.onInputChanged.fire(text, suggest);
  const lines = () => fake.omnibox.setDefaultSuggestion.mock.calls.map(([{ description }]) => description);

  test('is set before the others are given, at each keystroke', async () => {
    await store();
    await startWorker();
    const drawn: unknown[] = [];
    for (const text of ['p', 'prod', 'prod xyzzy', 'prod canvas']) {
      await new Promise<void>(resolve => {
        const suggest = () => {
          drawn.push(lines().at(-1));
          resolve();
        };
        void type(text, suggest);
      });
    }
    const canvas = expect.stringContaining('— Canvas · ');
    expect(drawn).toEqual([expect.any(String), expect.any(String), '<dim>omniboxNothing</dim>', canvas]);
  });

  test('is that of the latest keystroke, though an earlier one is answered later', async () => {
    await store();
    const { onOmnibox } = await import('./omnibox');
    const { readLaunchables } = await import('../launch/launchables');
    const launchables = await readLaunchables();
    const answers: ((found: typeof launchables) => void)[] = [];
    const getLaunchables = () => new Promise<typeof launchables>(resolve => answers.push(resolve));
    onOmnibox({ launch, getReady, openLaunchPage, getLaunchables });
    const [early, late] = [vi.fn<Suggest>(), vi.fn<Suggest>()];
    await type('prod xyzzy', early);
    await type('prod canvas', late);
    for (const answer of answers.reverse()) {
      answer(launchables);
      await new Promise(resolve => setTimeout(resolve));
    }
    expect(lines()).toEqual([expect.stringContaining('— Canvas · ')]);
    expect(late).toHaveBeenCalledTimes(1);
    expect(early).not.toHaveBeenCalled();
  });
});

test('106: the first line names no profile any more once the profiles cannot be read', async () => {
  await store();
  const { onOmnibox } = await import('./omnibox');
  const { readLaunchables } = await import('../launch/launchables');
  const getLaunchables = vi.fn(readLaunchables);
  onOmnibox({ launch, getReady, openLaunchPage, getLaunchables });
  const type = (text: string) =>
    new Promise<unknown[]>(resolve => void fake.omnibox.onInputChanged.fire(text, resolve));
  await type('prod canvas');
  getLaunchables.mockRejectedValue(new Error('The disk is gone'));
  expect(await type('old')).toHaveLength(1);
  expect(fake.omnibox.setDefaultSuggestion.mock.lastCall).toEqual([{ description: '<dim>omniboxStart</dim>' }]);
});

describe('84: a worker that is stopped before it has found what a key or a text means:', () => {
  test.each<[name: string, act: () => Promise<void>]>([
    ['a key', () => press('launch-1')],
    ['the address bar', () => enter('prod lab')],
  ])('%s is stored before anything is read', async (_name, act) => {
    await store();
    await startWorker();
    await vi.waitFor(async () => expect(fake.menu.size).toBeGreaterThan(0));
    const calls: string[] = [];
    for (const area of ['local', 'sync', 'session'] as const) {
      const { get, set } = fake.storage[area];
      vi.spyOn(fake.storage[area], 'get').mockImplementation(keys => {
        calls.push('get');
        return get(keys);
      });
      vi.spyOn(fake.storage[area], 'set').mockImplementation(items => {
        calls.push(...Object.keys(items));
        return set(items);
      });
    }
    await act();
    await vi.waitFor(() => expect(launch).toHaveBeenCalledTimes(1));
    const [, askId] = launch.mock.calls[0] ?? [];
    expect(calls[0]).toBe(`pressed:${askId}`);
    await vi.waitFor(async () => expect(await fake.storage.session.get()).not.toHaveProperty(`pressed:${askId}`));
  });

  test.each<[name: string, press: object, key: string]>([
    ['a key', { type: 'command', command: 'launch-1', windowId: 7 }, 'flight:pinned'],
    ['the address bar', { type: 'entered', text: 'prod lab', openIn: 'currentTab' }, 'flight:prod-lab'],
  ])('%s: the next worker says so, and launches nothing', async (_name, lost, key) => {
    await store();
    await fake.storage.session.set({ 'pressed:7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b': lost });
    const [{ tellLostPresses }, { readLaunchables }] = await Promise.all([
      import('./tell-lost-presses'),
      import('../launch/launchables'),
    ]);
    await tellLostPresses(readLaunchables);
    const items = await fake.storage.session.get();
    expect(items[key]).toMatchObject({ outcome: { failure: { code: 'interrupted' } } });
    expect(items).toMatchObject({ latestAsk: { key: key.slice('flight:'.length) } });
    expect(items).not.toHaveProperty('pressed:7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b');
    expect(launch).not.toHaveBeenCalled();
  });

  test('one that cannot be told now, or not to its end, is told by the worker after', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const lost = { type: 'command', command: 'launch-1', windowId: 7 };
    await store();
    await fake.storage.session.set({ [`pressed:${first}`]: lost, [`pressed:${second}`]: lost });
    const [{ tellLostPresses }, { readLaunchables }] = await Promise.all([
      import('./tell-lost-presses'),
      import('../launch/launchables'),
    ]);
    const getLaunchables = vi.fn(readLaunchables).mockRejectedValueOnce(new Error('The disk is gone'));
    await tellLostPresses(getLaunchables);
    const pressed = async () => Object.keys(await fake.storage.session.get()).filter(key => key.startsWith('pressed:'));
    expect(await pressed()).toEqual([`pressed:${first}`]);
    expect(await fake.storage.session.get()).toHaveProperty(`taken:${second}`);
    const { session } = fake.storage;
    const seen: string[][] = [];
    const { set } = session;
    vi.spyOn(session, 'set').mockImplementation(async items => {
      await set(items);
      seen.push(await pressed());
    });
    await tellLostPresses(getLaunchables);
    expect(seen.every(keys => keys.length === 1)).toBe(true);
    expect(await pressed()).toEqual([]);
    expect(await session.get()).toHaveProperty(`taken:${first}`);
  });

  test('one that has asked is told by its launch alone', async () => {
    const askId = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
    await store();
    await fake.storage.session.set({
      [`pressed:${askId}`]: { type: 'command', command: 'launch-1' },
      [`taken:${askId}`]: 'a launch',
    });
    const [{ tellLostPresses }, { readLaunchables }] = await Promise.all([
      import('./tell-lost-presses'),
      import('../launch/launchables'),
    ]);
    await tellLostPresses(readLaunchables);
    expect(Object.keys(await fake.storage.session.get())).toEqual([`taken:${askId}`]);
  });
});

test('a key whose profiles cannot be read opens the options page, which says why', async () => {
  vi.spyOn(fake.storage.local, 'get').mockRejectedValue(new Error('The disk is gone'));
  await startWorker();
  await press('launch-1');
  expect(fake.runtime.openOptionsPage).toHaveBeenCalledTimes(1);
  expect(launch).not.toHaveBeenCalled();
});

test('a key that is held down asks once, and again when it is pressed again', async () => {
  await store();
  await startWorker();
  const now = vi.spyOn(performance, 'now');
  for (const at of [0, 660, 700, 740, 2_600, 4_700]) {
    now.mockReturnValue(at);
    await press('launch-1');
  }
  now.mockRestore();
  expect(launch).toHaveBeenCalledTimes(2);
});

test.each(['omnibox', 'commands', 'contextMenus'])('a browser without %s has the other triggers', async missing => {
  vi.stubGlobal('chrome', { ...fake, [missing]: undefined });
  await store();
  await startWorker();
  if (missing === 'omnibox') await press('launch-default');
  else await enter('prod');
  await vi.waitFor(() => expect(launch).toHaveBeenCalledTimes(1));
});
