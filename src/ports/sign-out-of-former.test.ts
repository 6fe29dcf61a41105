import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection } from '../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../test/support/fake-browser';
import type { Connection } from '../core/configuration/connection';

let fake: FakeBrowser;
const { signIn } = exampleConnection;
if (signIn.type !== 'oidc') throw new Error('The example signs in');
const tokens = {
  ...{ issuer: signIn.issuer, clientId: signIn.clientId, subject: 'sub-1', name: 'Alice Example' },
  ...{ idToken: 'id', refreshToken: 'refresh', expiresAt: 1 },
};

beforeEach(async () => {
  vi.resetModules();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', { ...fake, identity: { getRedirectURL: () => 'https://abc.chromiumapp.org/' } });
  vi.stubGlobal('navigator', createFakeNavigator());
  await fake.storage.session.set({ 'tokens:acme': tokens, 'credentials:acme': {} });
});

async function store(connection: Connection | undefined): Promise<void> {
  const entry = { position: 0, savedAt: 1, value: connection };
  await fake.storage.local.set({ layout: 2, ...(connection && { 'connection:acme': entry }) });
}

const startWorker = async () => await (await import('./sign-out-of-former')).signOutOfFormerAtStart();
const kept = async () => Object.keys(await fake.storage.session.get());
const elsewhere = { ...exampleConnection, signIn: { ...signIn, issuer: 'https://evil.example' } };

describe('74: a worker was stopped before it signed out of a connection: the next one does', () => {
  test.each([
    ['that was deleted', undefined],
    ['that names another issuer', elsewhere],
  ])('%s', async (_name, connection) => {
    await store(connection);
    await startWorker();
    expect(await kept()).toEqual([]);
    expect(await fake.storage.local.get()).toMatchObject({ [`signedOutOf:${tokens.issuer}`]: true });
  });

  test('and nobody from one that is as it was, without reading all others', async () => {
    await store(exampleConnection);
    const get = vi.spyOn(fake.storage.local, 'get');
    await startWorker();
    expect(await kept()).toEqual(['tokens:acme', 'credentials:acme']);
    expect(get.mock.calls.filter(([keys]) => keys === null || keys === undefined)).toEqual([]);
  });

  test('and nobody while nothing can be read', async () => {
    await store(undefined);
    vi.spyOn(fake.storage.local, 'get').mockRejectedValue(new Error('The disk is gone'));
    await startWorker().catch(() => undefined);
    expect(await kept()).toEqual(['tokens:acme', 'credentials:acme']);
  });
});
