import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, exampleDocument, studioProfile } from '../../../test/support/example-document';
import { createFakeNavigator } from '../../../test/support/fake-browser';
import { useFileServer } from '../../../test/support/file-server';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

const server = useFileServer();
const address = 'https://team.example/studio.json';
const key = `sharedFile:${address}`;
const fake = useFreshBrowser();

beforeEach(() => {
  fake.permissions.contains.mockResolvedValue(true);
  serve(exampleDocument);
});

const load = () => import('./check-shared-files');
const stored = async () => (await fake.storage.local.get(null))[key];

function serve(document: object): void {
  server.answer((_, response) => void response.setHeader('etag', '"1"').end(JSON.stringify(document)));
}

async function nameFile(sharedFile: string | undefined): Promise<void> {
  const value = sharedFile === undefined ? {} : { settings: { sharedFile } };
  await fake.storage.local.set({ layout: 2, document: { position: 0, savedAt: Date.now(), value } });
}

function setPolicy(policy: object): void {
  Object.assign(fake.storage, { managed: { get: async () => policy } });
}

test('a file is asked for once a day, and at once when the person wants it', async () => {
  await nameFile(address);
  const { checkSharedFiles } = await load();
  await checkSharedFiles(24 * 60 * 60 * 1000);
  await checkSharedFiles(24 * 60 * 60 * 1000);
  expect(server.requests).toHaveLength(1);
  await checkSharedFiles(0);
  expect(server.requests.map(headers => headers['if-none-match'])).toEqual([undefined, '"1"']);
  expect(await stored()).toMatchObject({ waiting: exampleDocument, etag: '"1"' });
});

test('of looks at the same time one asks', async () => {
  await nameFile(address);
  const { checkSharedFiles } = await load();
  await Promise.all([checkSharedFiles(60_000), checkSharedFiles(60_000)]);
  expect(server.requests).toHaveLength(1);
});

test('a host that is not allowed is noted, and the file asked for as soon as it is', async () => {
  await nameFile(address);
  fake.permissions.contains.mockResolvedValue(false);
  const { checkSharedFiles } = await load();
  await checkSharedFiles(60_000);
  expect(await stored()).toMatchObject({ problem: { code: 'not-allowed' } });
  await checkSharedFiles(60_000);
  expect(server.requests).toEqual([]);
  fake.permissions.contains.mockResolvedValue(true);
  await checkSharedFiles(60_000);
  expect(await stored()).toMatchObject({ waiting: exampleDocument });
  expect(await stored()).not.toHaveProperty('problem');
});

test.each<[name: string, policy: object, applied: boolean]>([
  ['named by the policy, which asks nobody, is applied', { sharedFile: address, sharedFileReview: false }, true],
  ['named by the policy, which says nothing of a review, waits', { sharedFile: address }, false],
  ['named by the person waits, whatever the policy says of its own', { sharedFileReview: false }, false],
])('a file %s', async (_name, policy, isApplied) => {
  setPolicy(policy);
  await nameFile(address);
  await (await load()).checkSharedFiles(0);
  expect(await stored()).toHaveProperty(isApplied ? 'applied' : 'waiting');
});

test('what the person applies while a look is under way stays applied', async () => {
  await nameFile(address);
  const { checkSharedFiles } = await load();
  const { applySharedFile } = await import('./known-files');
  await checkSharedFiles(0);
  const asked = vi.fn();
  server.answer(async (_, response) => {
    asked();
    await applySharedFile(address);
    response.writeHead(304).end();
  });
  await checkSharedFiles(0);
  expect(asked).toHaveBeenCalledOnce();
  expect(await stored()).toMatchObject({ applied: exampleDocument });
  expect(await stored()).not.toHaveProperty('waiting');
});

test('what is applied of it can be launched, unless the policy allows its own connections alone', async () => {
  setPolicy({ sharedFile: address, sharedFileReview: false });
  await nameFile(undefined);
  await (await load()).checkSharedFiles(0);
  const { findProfile } = await import('./find-entry');
  const found = { profile: studioProfile, connection: exampleConnection };
  const find = () => findProfile({ profileId: studioProfile.id });
  expect(await find()).toEqual(found);
  setPolicy({ sharedFile: address, allowedConnectionsOnly: true });
  expect(await find()).toEqual(found);
  // A person’s own connection with the same id is the one that would be used, and is none of the policy’s.
  const own = { position: 0, savedAt: 1, value: { ...exampleConnection, name: 'Mine' } };
  await fake.storage.local.set({ 'connection:acme': own });
  await expect(find()).rejects.toMatchObject({ failure: { code: 'not-allowed-by-policy' } });
  await fake.storage.local.remove('connection:acme');
  setPolicy({ allowedConnectionsOnly: true });
  await nameFile(address);
  await expect(find()).rejects.toMatchObject({ failure: { code: 'not-allowed-by-policy' } });
});

test('a look is due when the worker wakes, the browser starts, a host is allowed or anything is changed', async () => {
  const { onSharedFilesDue } = await load();
  const check = vi.fn();
  onSharedFilesDue(check);
  const day = 24 * 60 * 60 * 1000;
  await vi.waitFor(() => expect(check.mock.calls).toEqual([[day]]));
  await fake.runtime.onStartup.fire();
  await fake.runtime.onInstalled.fire();
  expect(check.mock.calls.slice(1)).toEqual([[60_000], [60_000]]);
  await fake.permissions.onAdded.fire();
  await nameFile(address);
  await vi.waitFor(() => expect(check.mock.calls.slice(3)).toEqual([[day], [day]]));
});

test('what is kept of a file is forgotten when nothing names it any more', async () => {
  const { checkSharedFiles, onSharedFilesDue } = await load();
  onSharedFilesDue(() => {});
  await nameFile(address);
  await checkSharedFiles(0);
  expect(await stored()).toBeDefined();
  await nameFile('https://team.example/other.json');
  await expect.poll(stored).toBeUndefined();
});

test('a file that there is no room for leaves what was applied, and is noted', async () => {
  setPolicy({ sharedFile: address, sharedFileReview: false });
  const { checkSharedFiles } = await load();
  await checkSharedFiles(0);
  serve({ ...exampleDocument, profiles: [] });
  vi.spyOn(fake.storage.local, 'set').mockRejectedValueOnce(new Error('Resource::kQuotaBytes quota exceeded'));
  await checkSharedFiles(0);
  expect(await stored()).toMatchObject({ applied: exampleDocument, problem: { code: 'not-stored' } });
});

describe('79: a shared file at which the browser stopped while it was judged', () => {
  const other = { ...exampleDocument, profiles: [studioProfile] };

  /** As a worker leaves it that was stopped between the mark and the end: the mark alone is stored. */
  async function stopWhileJudging(): Promise<void> {
    await nameFile(address);
    const { checkSharedFiles } = await load();
    const set = fake.storage.local.set;
    let stores = 0;
    fake.storage.local.set = async values => {
      stores += 1;
      return stores === 1 ? await set(values) : await new Promise(() => undefined);
    };
    void checkSharedFiles(60_000);
    await vi.waitFor(async () => expect(stores).toBe(2));
    fake.storage.local.set = set;
    vi.resetModules();
    // The lock goes with the worker that held it.
    vi.stubGlobal('navigator', createFakeNavigator());
    const { [key]: left } = await fake.storage.local.get(key);
    await fake.storage.local.set({ [key]: { ...Object(left), checkedAt: 0 } });
  }

  test('is passed over at the next start, in words', async () => {
    await stopWhileJudging();
    expect(await stored()).toMatchObject({ problem: { code: 'not-judged' } });
    await (await load()).checkSharedFiles(60_000);
    expect(server.requests).toHaveLength(2);
    expect(await stored()).toMatchObject({ problem: { code: 'not-judged' } });
    expect(await stored()).not.toHaveProperty('waiting');
  });

  test('is passed over still after a look that brought nothing', async () => {
    await stopWhileJudging();
    server.answer((_, response) => void response.writeHead(503).end());
    const { checkSharedFiles } = await load();
    await checkSharedFiles(60_000);
    expect(await stored()).toMatchObject({ problem: { code: 'status' } });
    serve(exampleDocument);
    const { [key]: left } = await fake.storage.local.get(key);
    await fake.storage.local.set({ [key]: { ...Object(left), checkedAt: 0 } });
    await checkSharedFiles(60_000);
    expect(await stored()).toMatchObject({ problem: { code: 'not-judged' } });
  });

  test.each([
    ['once it has changed', 60_000, other],
    ['once a person wants it', 0, exampleDocument],
  ])('is judged %s', async (_name, maximumAge, document) => {
    await stopWhileJudging();
    serve(document);
    await (await load()).checkSharedFiles(maximumAge);
    expect(await stored()).toMatchObject({ waiting: document });
    expect(await stored()).not.toHaveProperty('problem');
    expect(await stored()).not.toHaveProperty('judging');
  });
});
