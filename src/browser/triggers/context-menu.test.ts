import { beforeEach, expect, type Mock, test, vi } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../../test/support/fake-browser';
import type { Profile } from '../../core/configuration/profile';
import { splitConfiguration } from '../../core/store/join-configuration';
import type { Launchables } from '../launch/launchables';

let fake: FakeBrowser;
let readAll: Mock<() => Promise<Launchables>>;

beforeEach(() => {
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', fake);
  vi.stubGlobal('navigator', createFakeNavigator());
});

/** As a worker does at its start. */
async function startWorker(): Promise<void> {
  vi.resetModules();
  const [{ onContextMenu }, { readLaunchables }] = await Promise.all([
    import('./context-menu'),
    import('../launch/launchables'),
  ]);
  readAll = vi.fn(readLaunchables);
  onContextMenu({ launch: vi.fn(), getReady: vi.fn(), openLaunchPage: vi.fn(), getLaunchables: () => readAll() });
}

async function save(...profiles: Profile[]): Promise<void> {
  const document = { version: 1 as const, connections: [exampleConnection], profiles };
  await fake.storage.local.set(splitConfiguration(document, 1));
}

const named = (name: string): Profile => ({ ...studioProfile, id: name.toLowerCase().replace(/\W+/g, '-'), name });
const lab = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab';
const titles = () => [...fake.menu.values()].filter(({ parentId }) => !parentId).map(({ title }) => title);

test('it offers four profiles, and the commands of more', async () => {
  await save(...['A', 'B', 'C', 'D', 'E'].map(named));
  await startWorker();
  await vi.waitFor(() => expect(titles()).toEqual(['A', 'B', 'C', 'D', 'copyCliCommand', 'saveTab']));
  expect([...fake.menu.values()].filter(({ parentId }) => parentId === 'copy')).toHaveLength(5);
});

test.each([
  ['R&D', 'R&&D'],
  ['100%s', '100%\u2060s'],
  ['A &copy; <b>', 'A &&copy; <b>'],
  ['two\nlines', 'two lines'],
  ['one_long_name_of_a_profile_without_any_space_1', 'one_long_name_of_a_profile_without_any_space_1'],
])('49: markup in a profile’s name: text only in the menu: %j is written as %j', async (name, title) => {
  await save(named(name));
  await startWorker();
  await vi.waitFor(() => expect(titles()[0]).toBe(title));
});

test('many changes at once are one more turn, and no entry is there twice', async () => {
  await startWorker();
  await vi.waitFor(() => expect(readAll).toHaveBeenCalledTimes(1));
  for (let index = 0; index < 50; index += 1) void save(named(`Profile ${index}`));
  await vi.waitFor(() => expect(titles()).toHaveLength(6));
  expect(readAll.mock.calls.length).toBeLessThanOrEqual(3);
  expect(fake.runtime.lastError).toBeUndefined();
});

test('what does not show in the menu does not rebuild it', async () => {
  await save(named('A'));
  await startWorker();
  await vi.waitFor(() => expect(titles()).toEqual(['A', 'copyCliCommand', 'saveTab']));
  const removeAll = vi.spyOn(fake.contextMenus, 'removeAll');
  await save({ ...named('A'), color: 'red' });
  await vi.waitFor(() => expect(readAll).toHaveBeenCalledTimes(2));
  expect(removeAll).not.toHaveBeenCalled();
});

test('an entry that stays in its place is never gone from the menu, whatever changes behind it', async () => {
  await save(named('A'), named('B'));
  await startWorker();
  await vi.waitFor(() => expect(titles()).toEqual(['A', 'B', 'copyCliCommand', 'saveTab']));
  const [first] = fake.menu.values();
  const removed = vi.spyOn(fake.contextMenus, 'remove');
  await save(named('A'), named('C'), named('B'));
  await vi.waitFor(() => expect(titles()).toEqual(['A', 'C', 'B', 'copyCliCommand', 'saveTab']));
  expect([...fake.menu.values()].filter(({ parentId }) => parentId).map(({ title }) => title)).toEqual(['A', 'C', 'B']);
  expect([...fake.menu.values()][0]).toBe(first);
  expect(removed.mock.calls.flat()).not.toContain('launch:a');
});

test.each([
  ['a Studio page, without what may sign in', { pageUrl: `${lab}?token=canary#part` }, {}, { address: lab }],
  ['a tab that is one, where the menu tells no page', {}, { url: lab }, { address: lab }],
  ['a page of somebody else’s, which is not handed on', { pageUrl: 'https://example.com/?secret' }, {}, {}],
  ['a host that only looks like Studio’s', { pageUrl: 'https://d-1.studio.us-east-1.sagemaker.aws.example/' }, {}, {}],
  ['no page at all', {}, {}, {}],
])('“Save this tab as a profile” hands over %s', async (_what, info, tab, handed) => {
  await startWorker();
  await fake.contextMenus.onClicked.fire({ menuItemId: 'save-tab:', ...info }, { id: 7, windowId: 1, ...tab });
  const { handedImport } = await fake.storage.session.get('handedImport');
  expect(handedImport).toEqual({ id: expect.any(String), source: { type: 'tab', tabId: 7, ...handed } });
  const { id } = handedImport as { id: string };
  expect(fake.tabs.create.mock.calls).toEqual([
    [{ url: `chrome-extension://fake/src/options/index.html#import-from=${id}` }],
  ]);
});

test('a menu that a worker could not finish is built by the next', async () => {
  await save(named('A'), named('B'));
  const { create } = fake.contextMenus;
  // The worker is gone after the first entry: the browser never answers it again.
  fake.contextMenus.create = (entry, callback) => (fake.menu.size === 0 ? create(entry, callback) : undefined);
  await startWorker();
  await vi.waitFor(() => expect(titles()).toEqual(['A']));
  fake.contextMenus.create = create;
  vi.stubGlobal('navigator', createFakeNavigator());
  await startWorker();
  await vi.waitFor(() => expect(titles()).toEqual(['A', 'B', 'copyCliCommand', 'saveTab']));
});
