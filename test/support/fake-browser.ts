import { vi } from 'vitest';
import { oneAtATime } from './one-at-a-time';

/** An event of the browser's, which a test fires. */
export function fakeEvent<A extends unknown[]>() {
  const listeners = new Set<(...values: A) => unknown>();
  return {
    addListener: (listener: (...values: A) => unknown) => void listeners.add(listener),
    removeListener: (listener: (...values: A) => unknown) => void listeners.delete(listener),
    /** Resolves when every listener has done its work. */
    fire: async (...values: A) => void (await Promise.all([...listeners].map(listener => listener(...values)))),
  };
}

/** The little of the browser's API that triggers without a page use, in memory; menus as Chromium has them. */
export function createFakeBrowser() {
  const onChanged = fakeEvent<[Changes, string]>();
  const menu = new Map<string, MenuEntry>();
  const runtime: { lastError: Error | undefined } = { lastError: undefined };
  return {
    menu,
    action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setTitle: vi.fn() },
    commands: { onCommand: fakeEvent<[string, { windowId: number }]>() },
    contextMenus: {
      onClicked:
        fakeEvent<[{ menuItemId: string; pageUrl?: string }, { id?: number; windowId: number; url?: string }]>(),
      removeAll: async () => menu.clear(),
      remove: async (id: string) => {
        if (!menu.delete(id)) throw new Error(`Cannot find menu item with id ${id}`);
      },
      create: (entry: MenuEntry, callback: () => void) => {
        runtime.lastError = menu.has(entry.id)
          ? new Error(`Cannot create item with duplicate id ${entry.id}`)
          : undefined;
        menu.set(entry.id, entry);
        callback();
      },
    },
    i18n: { getMessage: (key: string) => key },
    omnibox: {
      onInputStarted: fakeEvent<[]>(),
      onInputChanged: fakeEvent<[string, (suggestions: unknown[]) => void]>(),
      onInputEntered: fakeEvent<[string, string]>(),
      setDefaultSuggestion: vi.fn(),
    },
    permissions: {
      getAll: vi.fn(async (): Promise<{ origins: string[] }> => ({ origins: [] })),
      contains: vi.fn(async (_wanted: { readonly origins: readonly string[] }) => false),
      onAdded: fakeEvent<[]>(),
      onRemoved: fakeEvent<[]>(),
    },
    tabs: {
      query: vi.fn(async (): Promise<{ id?: number; url?: string; pendingUrl?: string; status?: string }[]> => []),
      create: vi.fn(async (_tab: { readonly url: string }) => ({})),
    },
    runtime: Object.assign(runtime, {
      id: 'fake',
      onInstalled: fakeEvent<[]>(),
      onMessage: fakeEvent<[unknown, object, (reply: unknown) => void]>(),
      onStartup: fakeEvent<[]>(),
      openOptionsPage: vi.fn(async () => undefined),
      getURL: (path: string) => `chrome-extension://fake/${path}`,
    }),
    storage: {
      onChanged,
      local: fakeArea('local', onChanged),
      sync: fakeArea('sync', onChanged),
      session: fakeArea('session', onChanged),
    },
  };
}

/** Web Locks, which Node 20 does not have. */
export function createFakeNavigator() {
  const inTurn = oneAtATime();
  const held = new Map<string, number>();
  const count = (name: string, change: number) => held.set(name, (held.get(name) ?? 0) + change);
  const request = async (name: string, ...rest: readonly (LockOptions | LockTask)[]) => {
    const [task, options] = [...rest].reverse();
    if (typeof task !== 'function') throw new TypeError('No task');
    const ifAvailable = typeof options === 'object' && options.ifAvailable === true;
    if (ifAvailable && (held.get(name) ?? 0) > 0) return await task(null);
    count(name, 1);
    return await inTurn(name, async () => await task({ name })).finally(() => count(name, -1));
  };
  const names = () => [...held].flatMap(([name, number]) => (number > 0 ? [{ name }] : []));
  return { locks: { request, query: async () => ({ held: names(), pending: [] }) } };
}

type LockTask = (lock: object | null) => unknown;
interface LockOptions {
  readonly ifAvailable?: boolean;
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;

interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly parentId?: string;
}

type Changes = Record<string, { newValue?: unknown }>;

function fakeArea(name: string, onAnyChanged: ReturnType<typeof fakeEvent<[Changes, string]>>) {
  const items = new Map<string, unknown>();
  const onChanged = fakeEvent<[Changes]>();
  const tell = (changes: Changes) => void Promise.all([onChanged.fire(changes), onAnyChanged.fire(changes, name)]);
  const all = (keys: unknown) => (typeof keys === 'string' ? [keys] : Array.isArray(keys) ? keys : [...items.keys()]);
  return {
    onChanged,
    get: async (keys?: string | readonly string[] | null) =>
      structuredClone(
        Object.fromEntries(all(keys).flatMap(key => (items.has(key) ? [[key, items.get(key)]] : []))) as Record<
          string,
          unknown
        >,
      ),
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) items.set(key, structuredClone(value));
      tell(Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }])));
    },
    remove: async (keys: string | readonly string[]) => {
      for (const key of all(keys)) items.delete(key);
      tell(Object.fromEntries(all(keys).map(key => [key, {}])));
    },
  };
}
