import { describe, expect, test, vi } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

const fake = useFreshBrowser();

const tokens = { issuer: 'https://id.example', clientId: 'c', subject: 's', name: 'n', idToken: 'i', expiresAt: 1 };
const everything = {
  'tokens:acme': tokens,
  'credentials:acme': { secretAccessKey: 'x' },
  'identity:acme': { login: 'l', identityId: 'i' },
};

describe('72: where tokens go,', () => {
  test('credentials and the identity go with them, in one step; another connection keeps its own', async () => {
    await fake.storage.session.set({ ...everything, 'tokens:other': tokens, 'credentials:other': {} });
    const remove = vi.spyOn(fake.storage.session, 'remove');
    const { tokensItem } = await import('./session-items');
    await tokensItem('acme').remove();
    expect(Object.keys(await fake.storage.session.get())).toEqual(['tokens:other', 'credentials:other']);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  test('whoever is signed in anywhere is found by what is left of it', async () => {
    await fake.storage.session.set({ ...everything, 'credentials:guests': {}, launches: [], 'provider:https://x': {} });
    const { findSignIns } = await import('./session-items');
    expect(await findSignIns()).toEqual(['acme', 'guests']);
  });
});

describe('78: the mark that the next sign-in asks who it is', () => {
  const mark = async (id: string, issuer?: string) => (await import('./signed-out-item')).signedOutItem(id, issuer);

  test('is on disk, and names the connection and the issuer, and nobody', async () => {
    await (await mark('acme', 'https://id.example')).set(true);
    expect(await fake.storage.local.get()).toEqual({ 'signedOut:acme': true, 'signedOutOf:https://id.example': true });
    expect(await fake.storage.session.get()).toEqual({});
  });

  test('holds for the connection whatever its issuer is, and for the issuer whatever connection comes in its place', async () => {
    await (await mark('acme', 'https://id.example')).set(true);
    expect(await (await mark('acme', 'https://other.example')).get()).toBe(true);
    expect(await (await mark('acme-2', 'https://id.example')).get()).toBe(true);
    expect(await (await mark('acme-2', 'https://other.example')).get()).toBeUndefined();
  });

  test.each([
    ['https://id.example', 'https://id.example/'],
    ['https://cognito-idp.us-east-1.amazonaws.com/p', 'https://issuer-cognito-idp.us-east-1.amazonaws.com/p'],
  ])('holds for both forms of an issuer: %s', async (one, other) => {
    await (await mark('acme', one)).set(true);
    expect(await (await mark('acme-2', other)).get()).toBe(true);
    await (await mark('acme-2', other)).remove();
    expect(await (await mark('acme-3', one)).get()).toBeUndefined();
  });

  test('of two connections with one provider holds for the second, too, once the first has asked', async () => {
    const [one, two] = [await mark('one', 'https://id.example'), await mark('two', 'https://id.example')];
    await one.set(true);
    await two.set(true);
    await one.remove();
    expect([await one.get(), await two.get()]).toEqual([undefined, true]);
  });

  test('is kept for as long as the browser runs where the disk is full', async () => {
    vi.spyOn(fake.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    const item = await mark('acme', 'https://id.example');
    await item.set(true);
    expect(await item.get()).toBe(true);
    await item.remove();
    expect(await item.get()).toBeUndefined();
  });
});

describe('21: a code', () => {
  test('is new once, and only a digest of it is kept', async () => {
    const { isNewCode } = await import('./redeemed-codes');
    expect([await isNewCode('the-code'), await isNewCode('another'), await isNewCode('the-code')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(JSON.stringify(await fake.storage.session.get())).not.toMatch(/the-code|another/);
  });

  test('is new for one of two that come at a time', async () => {
    const { isNewCode } = await import('./redeemed-codes');
    expect((await Promise.all([isNewCode('a'), isNewCode('a')])).sort()).toEqual([false, true]);
  });
});
