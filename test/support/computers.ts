import { fakeEvent } from './fake-browser';

// Computers that a browser's synchronisation joins: each has areas of its own, and an account in between that changes travel
// through, later and in any order. One computer acts at a time.

/** https://developer.chrome.com/docs/extensions/reference/api/storage#sync */
const quota = { bytes: 102_400, bytesPerItem: 8_192, items: 512 };

interface Computer {
  readonly local: Map<string, unknown>;
  readonly sync: Map<string, unknown>;
  /** What the account had under a key when this computer last heard of it. */
  readonly known: Map<string, number>;
  readonly changed: Set<string>;
  /** Whether `storage.sync` refuses writes, as after 120 in a minute. */
  isRefusing: boolean;
}

type Items = Record<string, unknown>;
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export interface Computers {
  /** What stands for the browser API, of the computer that acts. */
  readonly browser: object;
  readonly navigator: object;
  /** What a policy sets, on every computer. */
  policy: Items;
  /** New computers, and a new account. */
  startAnew(): void;
  actAs(index: number): void;
  refuse(isRefusing: boolean): void;
  /** Has the page or worker die at its nth write from now, before or after that write; 0 for never. */
  killAtWrite(count: number, isBefore?: boolean): void;
  /** Runs what a page or worker does; resolves to whether it came to its end. */
  run(task: () => Promise<unknown>): Promise<boolean>;
  /**
   * Carries changes both ways. Where a key was changed on both sides, one of them counts. Resolves to what came.
   */
  carry(wins: 'here' | 'there'): Changes;
  /** What the account has. */
  readonly account: ReadonlyMap<string, unknown>;
}

export function createComputers(count: number): Computers {
  const account = new Map<string, unknown>();
  const revisions = new Map<string, number>();
  const createAll = () => Array.from({ length: count }, createComputer);
  const state = {
    computers: createAll(),
    acting: createComputer(),
    policy: {} as Items,
    writesLeft: 0,
    diesBefore: true,
    die: () => {},
  };
  const never = new Promise<never>(() => undefined);

  /** One write, which may be the last thing that this page or worker does. */
  const write = async (change: () => void) => {
    if (state.writesLeft === 1 && state.diesBefore) return await dead();
    change();
    if (state.writesLeft === 1) return await dead();
    if (state.writesLeft > 0) state.writesLeft -= 1;
  };
  const dead = async (): Promise<never> => {
    state.writesLeft = 0;
    state.die();
    return await never;
  };

  const area = (name: 'local' | 'sync') => ({
    onChanged: fakeEvent<[Changes]>(),
    get: async (keys?: string | readonly string[] | null) => {
      const items = state.acting[name];
      const wanted = typeof keys === 'string' ? [keys] : (keys ?? [...items.keys()]);
      return structuredClone(
        Object.fromEntries(wanted.filter(key => items.has(key)).map(key => [key, items.get(key)])),
      );
    },
    set: async (values: Items) => {
      const { acting } = state;
      if (name === 'sync') requireRoom(acting, values);
      await write(() => {
        for (const [key, value] of Object.entries(values)) {
          acting[name].set(key, structuredClone(value));
          if (name === 'sync') acting.changed.add(key);
        }
      });
    },
    remove: async (keys: string | readonly string[]) => {
      const { acting } = state;
      if (name === 'sync' && acting.isRefusing) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
      await write(() => {
        for (const key of typeof keys === 'string' ? [keys] : keys) {
          if (acting[name].delete(key) && name === 'sync') acting.changed.add(key);
        }
      });
    },
  });

  return {
    account,
    browser: {
      storage: {
        local: area('local'),
        sync: area('sync'),
        managed: { get: async () => state.policy },
        onChanged: fakeEvent<[Changes, string]>(),
        session: {},
      },
      runtime: {},
    },
    // Each acts alone, and what died holds no lock.
    navigator: { locks: { request: async (_: string, task: () => Promise<unknown>) => await task() } },
    get policy() {
      return state.policy;
    },
    set policy(policy) {
      state.policy = policy;
    },
    startAnew() {
      state.computers = createAll();
      state.policy = {};
      state.writesLeft = 0;
      account.clear();
      revisions.clear();
    },
    actAs(index) {
      state.acting = state.computers[index] ?? state.acting;
    },
    refuse(isRefusing) {
      state.acting.isRefusing = isRefusing;
    },
    killAtWrite(writes, isBefore = true) {
      state.writesLeft = writes;
      state.diesBefore = isBefore;
    },
    async run(task) {
      const died = new Promise<false>(resolve => {
        state.die = () => resolve(false);
      });
      const ended = await Promise.race([task().then(() => true as const), died]);
      state.writesLeft = 0;
      return ended;
    },
    carry(wins) {
      const { acting } = state;
      const changes: Changes = {};
      const keys = new Set([...acting.changed, ...revisions.keys()]);
      for (const key of keys) {
        const revision = revisions.get(key) ?? 0;
        const isNewThere = revision !== (acting.known.get(key) ?? 0);
        const isNewHere = acting.changed.has(key);
        if (isNewHere && (!isNewThere || wins === 'here')) {
          copy(acting.sync, account, key);
          revisions.set(key, revision + 1);
        } else if (isNewThere) {
          const [oldValue, newValue] = [acting.sync.get(key), account.get(key)];
          changes[key] = { ...(oldValue !== undefined && { oldValue }), ...(newValue !== undefined && { newValue }) };
          copy(account, acting.sync, key);
        }
        acting.known.set(key, revisions.get(key) ?? 0);
      }
      acting.changed.clear();
      return changes;
    },
  };
}

function createComputer(): Computer {
  return { local: new Map(), sync: new Map(), known: new Map(), changed: new Set(), isRefusing: false };
}

function copy(from: ReadonlyMap<string, unknown>, to: Map<string, unknown>, key: string): void {
  if (from.has(key)) to.set(key, from.get(key));
  else to.delete(key);
}

/** Throws as Chromium does. */
function requireRoom({ sync, isRefusing }: Computer, values: Items): void {
  if (isRefusing) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
  const after = new Map([...sync, ...Object.entries(values)]);
  // As Chromium writes JSON (measured): 1795979153576 takes 18 bytes, and `<` takes 6.
  const toJson = (value: unknown) =>
    JSON.stringify(value)
      .replaceAll(/(?<=[:[,])-?\d{10,}(?:\.\d+)?(?=[,\]}])/g, number => Number(number).toExponential())
      .replaceAll('<', '\\u003C');
  const bytesOf = (key: string, value: unknown) => Buffer.byteLength(key + toJson(value));
  let bytes = 0;
  for (const [key, value] of after) bytes += bytesOf(key, value);
  if (Object.entries(values).some(([key, value]) => bytesOf(key, value) > quota.bytesPerItem)) {
    throw new Error('QUOTA_BYTES_PER_ITEM');
  }
  if (bytes > quota.bytes) throw new Error('QUOTA_BYTES');
  if (after.size > quota.items) throw new Error('MAX_ITEMS');
}
