import { beforeEach, describe, expect, test, vi } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator } from '../../../test/support/fake-browser';
import type { OpenIn, Profile, StudioProfile } from '../../core/configuration/profile';
import type { LaunchRequest } from '../../core/launch/launch-request';
import type { Person } from '../../core/sign-in/person';

const studio = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab';
const url = new URL(`${studio}?token=SECRET`);

interface Tab {
  readonly url?: string;
  readonly pendingUrl?: string;
  readonly incognito: boolean;
}

let tabs: Map<number, Tab>;

beforeEach(() => {
  vi.resetModules();
  vi.useRealTimers();
  tabs = new Map();
  useBrowser();
});

function useBrowser(more: object = {}) {
  const fake = createFakeBrowser();
  const create = async () => {
    const id = tabs.size + 1;
    tabs.set(id, { url: studio, incognito: false });
    return { id };
  };
  const get = async (id: number) => tabs.get(id) ?? Promise.reject(new Error(`No tab with id: ${id}`));
  vi.stubGlobal('chrome', { ...fake, tabs: { ...fake.tabs, create, get, update: get }, ...more });
  vi.stubGlobal('navigator', createFakeNavigator());
}

const withContainers = {
  permissions: { contains: async () => true },
  contextualIdentities: { query: async () => ['A', 'B'].map(name => ({ name, cookieStoreId: name })), create: vi.fn() },
};

const alice: StudioProfile = { ...studioProfile, id: 'alices', userProfileName: 'alice' };
const bob: StudioProfile = { ...studioProfile, id: 'bobs', userProfileName: 'bob' };
const readSession = async () => await (await import('./launch-facts')).readSession();
const load = async () => await import('./studio-tabs');

const person: Person = { issuer: 'https://id.example', subject: 'sub-of-alice' };

async function open(profile: Profile, request: Partial<LaunchRequest> = {}, openIn: OpenIn = 'newTab'): Promise<void> {
  const { openProfileTab } = await load();
  await openProfileTab(url, openIn, { profileId: profile.id, ...request }, { profile, person }, () => {});
}

async function findFor(profile: Profile): Promise<string | undefined> {
  return await (await load()).findOpenUser(profile, 'us-east-1', await readSession());
}

test('another user of the domain whose tab is on Studio is found', async () => {
  await open(bob);
  expect(await findFor(alice)).toBe('bob');
});

test.each<[name: string, request: Partial<LaunchRequest>]>([
  ['another space of a stored profile', { profile: bob }],
  ['a profile that was tried out', { profileId: 'try-it', profile: bob }],
])('%s counts as well', async (_name, request) => {
  await open(bob, request);
  expect(await findFor(alice)).toBe('bob');
});

test.each<[name: string, change: () => void]>([
  ['was closed', () => tabs.clear()],
  ['went elsewhere', () => tabs.set(1, { url: 'https://example.com/', incognito: false })],
  ['is on its way elsewhere', () => tabs.set(1, { url: studio, pendingUrl: 'https://a.example/', incognito: false })],
  ['is private', () => tabs.set(1, { url: studio, incognito: true })],
  ['cannot be seen', () => tabs.set(1, { incognito: false })],
  [
    'is older than a session can be',
    () => {
      vi.useFakeTimers({ now: Date.now() + 12 * 3_600_000 + 1, toFake: ['Date'] });
    },
  ],
])('a tab that %s counts no more', async (_name, change) => {
  await open(bob);
  change();
  expect(await findFor(alice)).toBeUndefined();
});

test.each<[name: string, profile: Profile]>([
  ['the same user', { ...bob, id: 'again', spaceName: 'other' }],
  ['another domain', { ...alice, domainId: 'd-other0000000' }],
  ['a notebook instance, which has a host of its own', notebookProfile],
])('%s is not warned', async (_name, profile) => {
  await open(bob);
  expect(await findFor(profile)).toBeUndefined();
});

test('who was opened last is signed in: another is warned, and the same one is not', async () => {
  await open(bob);
  await open(alice);
  expect(await findFor(alice)).toBeUndefined();
  expect(await findFor(bob)).toBe('alice');
});

test('a private window of one’s own does not hide who is signed in outside of it', async () => {
  const create = async () => ({ tabs: [{ id: 9 }] });
  useBrowser({ windows: { create } });
  await open(bob);
  await open(alice, {}, 'privateWindow');
  expect(await findFor(alice)).toBe('bob');
  // From a window that is private itself.
  await open(alice);
  tabs.set(2, { url: studio, incognito: true });
  expect(await findFor(alice)).toBe('bob');
});

test('two containers are apart, and one container holds one user', async () => {
  useBrowser(withContainers);
  await open({ ...bob, container: 'B' });
  expect(await findFor({ ...alice, container: 'A' })).toBeUndefined();
  expect(await findFor(alice)).toBeUndefined();
  expect(await findFor({ ...alice, container: 'B' })).toBe('bob');
});

test('where there are no containers, naming one keeps nothing apart', async () => {
  await open({ ...bob, container: 'B' });
  expect(await findFor({ ...alice, container: 'A' })).toBe('bob');
});

test.each<[from: string, windowId: number | undefined, openIn: OpenIn | undefined, isPrivate: boolean]>([
  ['a window that is not private', 1, undefined, false],
  ['a window that is gone', 3, undefined, false],
  ['no window', undefined, undefined, false],
  ['a private window', 2, undefined, true],
  ['any window, for a profile that opens privately,', 1, 'privateWindow', true],
])('%s leads to an open tab of its own kind alone', async (_from, windowId, openIn, isPrivate) => {
  const windows = new Map([1, 2].map(id => [id, { incognito: id === 2 }]));
  useBrowser({ windows: { get: async (id: number) => windows.get(id) ?? Promise.reject(new Error('No window')) } });
  const profile: StudioProfile = { ...alice, ...(openIn && { openIn }) };
  await open(profile);
  const { switchToOpenTab } = await load();
  for (const incognito of [true, false]) {
    tabs.set(1, { url: studio, incognito });
    expect(await switchToOpenTab(profile, 'us-east-1', windowId, person, await readSession())).toBe(
      incognito === isPrivate,
    );
  }
});

test.each<[name: string, who: Person, isLed: boolean]>([
  ['the person who opened it', { issuer: 'https://id.example', subject: 'sub-of-alice' }, true],
  ['her with other claims', { ...person, claims: { email: 'alice@acme.example' } }, true],
  ['somebody else', { issuer: 'https://id.example', subject: 'sub-of-bob' }, false],
  ['somebody whom another issuer calls the same', { issuer: 'https://other.example', subject: 'sub-of-alice' }, false],
  ['a guest', 'guest', false],
])('72: %s is led to the tab: %j %s', async (_name, who, isLed) => {
  await open(alice);
  const { switchToOpenTab } = await load();
  expect(await switchToOpenTab(alice, 'us-east-1', undefined, who, await readSession())).toBe(isLed);
});

describe('73: the clock', () => {
  const hour = 3_600_000;

  test.each<[name: string, milliseconds: number, isSwitched: boolean]>([
    ['stands still', 0, true],
    ['goes on by eleven hours', 11 * hour, true],
    ['is set forward beyond the longest session', 13 * hour, false],
    ['is set back: how old the session is cannot be told any more', -hour, false],
  ])('%s: a tab is gone back to only while its session lasts for sure', async (_name, milliseconds, isSwitched) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await open(alice);
    vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ['Date'] });
    expect(await (await load()).switchToOpenTab(alice, 'us-east-1', undefined, person, await readSession())).toBe(
      isSwitched,
    );
  });

  test('is set back: another user whose tab is open is found all the same', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await open(bob);
    vi.useFakeTimers({ now: Date.now() - 20 * hour, toFake: ['Date'] });
    expect(await findFor(alice)).toBe('bob');
  });
});
