import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleDocument, notebookProfile, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Configuration } from '../../core/configuration/configuration';

const fake = useFreshBrowser();

beforeEach(() => {
  vi.useRealTimers();
});

const load = async () => {
  const [saving, state, known] = await Promise.all([
    import('./save-configuration'),
    import('./store-state'),
    import('./known-store'),
  ]);
  const findReplacedHere = async () => (await state.readStoreState()).replaced;
  return {
    ...saving,
    readStore: known.readWholeStore,
    findReplacedHere,
    findKeptLocally: async () => (await state.readStoreState()).keptLocally,
    forgetReplaced: async (key: string) => {
      for (const replaced of await findReplacedHere()) if (replaced.key === key) await state.forgetReplaced(replaced);
    },
  };
};
const readAll = async (area: 'local' | 'sync') => await fake.storage[area].get(null);
const named = (name: string): Configuration => ({
  ...exampleDocument,
  profiles: [{ ...studioProfile, name }, notebookProfile],
});
const namesOf = ({ profiles }: Configuration) => profiles.map(({ name }) => name);

/** Makes an area refuse what is asked of it, in the browser's words. */
function refuse(area: 'local' | 'sync', ...methods: ('get' | 'set' | 'remove')[]): () => void {
  const reason = 'This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.';
  const spies = methods.map(method => vi.spyOn(fake.storage[area], method).mockRejectedValue(new Error(reason)));
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

describe('55: storage.sync refuses a write: kept locally, said; nothing lost:', () => {
  test.each<[name: string, clock: number]>([
    ['an edit', 1_000],
    ['an edit after the clock was set back', -1_000_000],
  ])('%s', async (_, later) => {
    const { saveConfiguration, readStore, findKeptLocally } = await load();
    await saveConfiguration(named('First'));
    const allow = refuse('sync', 'set', 'remove');
    vi.useFakeTimers({ now: Date.now() + later, toFake: ['Date'] });
    await saveConfiguration(named('Second'));
    expect(namesOf((await readStore()).configuration)).toEqual(['Second', 'Old notebook']);
    expect(await findKeptLocally()).toEqual(['profile:prod-lab']);
    // What did not change is not copied: a deletion on another computer would not reach the copy.
    expect(Object.keys(await readAll('local'))).not.toContain('profile:old-notebook');
    allow();
    await saveConfiguration((await readStore()).configuration);
    expect(await findKeptLocally()).toEqual([]);
    expect((await readAll('sync'))['profile:prod-lab']).toMatchObject({ value: { name: 'Second' } });
  });

  test('a deletion, which is made up for with the next change', async () => {
    const { saveConfiguration, readStore } = await load();
    await saveConfiguration(exampleDocument);
    const allow = refuse('sync', 'set', 'remove');
    await saveConfiguration({ ...exampleDocument, profiles: [studioProfile] });
    expect(await readStore()).toMatchObject({
      configuration: { ...exampleDocument, profiles: [studioProfile] },
      setAside: [],
    });
    expect(await readAll('sync')).toHaveProperty(['profile:old-notebook']);
    allow();
    await saveConfiguration((await readStore()).configuration);
    expect(await readAll('sync')).not.toHaveProperty(['profile:old-notebook']);
    expect(await readAll('local')).not.toHaveProperty(['profile:old-notebook']);
  });

  test('a deletion, and the profile is added again', async () => {
    const { saveConfiguration, readStore } = await load();
    await saveConfiguration(exampleDocument);
    const allow = refuse('sync', 'set', 'remove');
    await saveConfiguration({ ...exampleDocument, profiles: [studioProfile] });
    allow();
    await saveConfiguration(exampleDocument);
    expect((await readStore()).configuration).toEqual(exampleDocument);
    expect(await readAll('local')).not.toHaveProperty(['profile:old-notebook']);
  });

  test('everything, where there is no synchronised storage at all', async () => {
    const { saveConfiguration } = await load();
    refuse('sync', 'set', 'remove');
    await saveConfiguration(exampleDocument);
    expect(Object.keys(await readAll('local'))).toEqual(
      expect.arrayContaining(['connection:acme', 'profile:prod-lab']),
    );
  });
});

describe('57: storage.get rejects:', () => {
  test.each(['local', 'sync'] as const)('of %s: it is said, and nothing is written', async area => {
    const { saveConfiguration, readStore } = await load();
    await saveConfiguration(exampleDocument);
    const before = [await readAll('local'), await readAll('sync')];
    const allow = refuse(area, 'get');
    await expect(readStore()).rejects.toMatchObject({ failure: { code: 'configuration-unreadable' } });
    await expect(saveConfiguration(named('Lost'))).rejects.toMatchObject({
      failure: { code: 'configuration-unreadable' },
    });
    allow();
    expect([await readAll('local'), await readAll('sync')]).toEqual(before);
  });

  test('what is readable can be exported, without anything of the session', async () => {
    const { saveConfiguration } = await load();
    const { readReadable } = await import('../api/read-readable');
    await saveConfiguration(exampleDocument);
    await fake.storage.session.set({ 'tokens:acme': 'canary' });
    const allow = refuse('local', 'get');
    const { local, sync } = await readReadable();
    expect(local).toEqual({ notReadable: expect.stringMatching(/^This request exceeds/) });
    expect(sync).toMatchObject({ items: { 'profile:prod-lab': { value: studioProfile } } });
    allow();
    expect(JSON.stringify(await readReadable())).not.toContain('canary');
  });
});

test('58: stored data corrupted, and another entry stored in its place: nothing is deleted', async () => {
  const { saveConfiguration, readStore } = await load();
  await saveConfiguration(exampleDocument);
  await fake.storage.sync.set({ 'profile:prod-lab': 'broken', 'profile:other': { position: 1 } });
  const { configuration, setAside } = await readStore();
  expect(namesOf(configuration)).toEqual(['Old notebook']);
  expect(setAside.map(({ key }) => key)).toEqual(['profile:prod-lab', 'profile:other']);
  await saveConfiguration(exampleDocument);
  expect((await readStore()).configuration).toEqual(exampleDocument);
  expect(await readAll('local')).toMatchObject({ 'unreadable:profile:prod-lab': 'broken' });
  expect(await readAll('sync')).toMatchObject({ 'profile:other': { position: 1 } });
});

describe('61: two machines edit at once over sync:', () => {
  test('the replaced edit is found on the computer that made it, until it is forgotten', async () => {
    const { saveConfiguration, readStore, findReplacedHere, forgetReplaced } = await load();
    await saveConfiguration(exampleDocument);
    const base = (await readAll('sync'))['profile:prod-lab'];
    await saveConfiguration(named('Here'));
    const elsewhere = { ...Object(base), savedAt: Date.now() + 5, value: { ...studioProfile, name: 'Elsewhere' } };
    await fake.storage.sync.set({ 'profile:prod-lab': elsewhere });
    expect(namesOf((await readStore()).configuration)[0]).toBe('Elsewhere');
    expect(await findReplacedHere()).toMatchObject([
      { key: 'profile:prod-lab', own: { value: { name: 'Here' } }, isDeleted: false },
    ]);
    await forgetReplaced('profile:prod-lab');
    expect(await findReplacedHere()).toEqual([]);
  });

  test('an entry that was deleted elsewhere is found, one that was deleted here is not', async () => {
    const { saveConfiguration, findReplacedHere } = await load();
    await saveConfiguration(exampleDocument);
    await saveConfiguration({ ...exampleDocument, profiles: [studioProfile] });
    expect(await findReplacedHere()).toEqual([]);
    await fake.storage.sync.remove('profile:prod-lab');
    expect(await findReplacedHere()).toMatchObject([{ key: 'profile:prod-lab', isDeleted: true }]);
  });

  test('what this computer itself takes back, or stores again, is no such case', async () => {
    const { saveConfiguration, saveImport, findReplacedHere, setSync } = await load();
    for (const name of ['First', 'Second', 'First']) await saveImport(named(name));
    await setSync(false);
    await saveConfiguration(named('Third'));
    await setSync(true);
    expect(await findReplacedHere()).toEqual([]);
  });
});

describe('an import of thousands', () => {
  const countOf = 2_000;
  const many: Configuration = {
    ...exampleDocument,
    profiles: Array.from({ length: countOf }, (_, number) => ({ ...studioProfile, id: `p${number}` })),
    defaultProfile: 'p0',
  };

  test('reads the store once and stores each entry once, but for those that are carried', async () => {
    const { saveImport } = await load();
    const [get, set, remove] = (['get', 'set', 'remove'] as const).map(method => vi.spyOn(fake.storage.local, method));
    await saveImport(many);
    expect(get?.mock.calls.filter(([keys]) => keys === null)).toHaveLength(1);
    const written = set?.mock.calls.flatMap(([items]) => Object.keys(items ?? {})) ?? [];
    expect(written.filter(key => key.startsWith('profile:'))).toHaveLength(countOf);
    const carried = Object.keys(await readAll('sync')).length;
    expect(written.length).toBeLessThanOrEqual(countOf + 2 * carried + 5);
    expect(remove?.mock.calls.flatMap(([keys]) => keys).length).toBeLessThanOrEqual(carried);
  });

  test('tells how far it is, from nothing to all', async () => {
    const { saveImport } = await load();
    const told: number[] = [];
    await saveImport(many, undefined, (done, total) => told.push(done / total));
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect([told[0], told.at(-1)]).toEqual([0, 1]);
  });

  test('makes those who show it read once, when all of it is stored', async () => {
    const { saveImport } = await load();
    const { onConfigurationChanged } = await import('./configuration-store');
    const counts: Promise<number>[] = [];
    onConfigurationChanged(() => counts.push(readAll('local').then(items => Object.keys(items).length)));
    await saveImport(many);
    await vi.waitFor(() => expect(counts).not.toEqual([]));
    expect(await Promise.all(counts)).toEqual([Object.keys(await readAll('local')).length]);
  });

  test('74: who follows the configuration hears when the last thing that decides it is gone', async () => {
    const { saveImport } = await load();
    const { onConfigurationChanged, readConfiguration } = await import('./configuration-store');
    const counts: Promise<number>[] = [];
    await saveImport(exampleDocument);
    onConfigurationChanged(() => counts.push(readConfiguration().then(({ connections }) => connections.length)));
    // Emptied by the browser: what this computer had put there still counts.
    await fake.storage.sync.remove(Object.keys(await readAll('sync')));
    await vi.waitFor(async () => expect(await Promise.all(counts)).toEqual([exampleDocument.connections.length]));
    await fake.storage.local.remove(Object.keys(await readAll('local')));
    await vi.waitFor(async () => expect((await Promise.all(counts)).at(-1)).toBe(0));
  });

  test('stopped before its end can be taken back: what there was before is stored first', async () => {
    const { saveConfiguration, saveImport } = await load();
    await saveConfiguration(exampleDocument);
    const { set } = fake.storage.local;
    const spy = vi.spyOn(fake.storage.local, 'set').mockImplementation(async items => {
      if (Object.keys(items).length > 100) throw new Error('QUOTA_BYTES');
      await set(items);
    });
    await expect(saveImport(many)).rejects.toThrow('QUOTA_BYTES');
    spy.mockRestore();
    expect((await readAll('local')).restorePoint).toMatchObject({ configuration: exampleDocument });
  });
});

describe('an import that holds what a shared file has, too,', () => {
  const settings = { sharedFile: 'https://team.example/studio.json' };

  test.each<[name: string, imported: Configuration, own: string[]]>([
    ['leaves it to the file, while that is named', { ...exampleDocument, settings }, []],
    ['keeps it, where the file is named no more', exampleDocument, ['Prod JupyterLab', 'Old notebook']],
  ])('%s', async (_, imported, own) => {
    const { saveConfiguration, saveImport, readStore } = await load();
    await saveConfiguration({ version: 1, connections: [], profiles: [], settings });
    await fake.storage.local.set({ [`sharedFile:${settings.sharedFile}`]: { applied: exampleDocument } });
    expect((await readStore()).shared.profiles).toHaveLength(2);
    await saveImport(imported);
    expect(namesOf((await readStore()).configuration)).toEqual(own);
  });
});
