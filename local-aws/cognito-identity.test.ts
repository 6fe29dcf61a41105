import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { usersRole } from './access';
import { classicPool, guestPool, loginsOf, mainPool, startTestWorld, type TestWorld } from './start-test-world';

let world: TestWorld;
let alice: Record<string, string>;
let bob: Record<string, string>;

beforeAll(async () => {
  world = await startTestWorld();
  alice = loginsOf((await world.signIn('alice')).id_token);
  bob = loginsOf((await world.signIn('bob')).id_token);
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const getId = async (pool: string, logins: Record<string, string>) =>
  (await world.cognitoIdentity.send(new GetIdCommand({ IdentityPoolId: pool, Logins: logins }))).IdentityId ?? '';
const getCredentials = (id: string, logins: Record<string, string>, role?: string) =>
  world.cognitoIdentity.send(
    new GetCredentialsForIdentityCommand({ IdentityId: id, Logins: logins, CustomRoleArn: role }),
  );

describe('GetId', () => {
  test('gives a user the same identity each time, and another in another pool', async () => {
    const id = await getId(mainPool, alice);
    expect(id).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
    expect(await getId(mainPool, alice)).toBe(id);
    expect(await getId(mainPool, bob)).not.toBe(id);
    expect(await getId(classicPool, alice)).not.toBe(id);
  });

  test('gives a user another identity once all were forgotten, and the one before is not found any more', async () => {
    const id = await getId(mainPool, alice);
    world.local.forgetIdentities();
    await expect(getCredentials(id, alice)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Identity '${id}' not found.`,
    });
    expect(await getId(mainPool, alice)).not.toBe(id);
  });

  test('gives each guest a new identity', async () => {
    expect(await getId(guestPool, {})).not.toBe(await getId(guestPool, {}));
  });

  test('refuses guests where the pool takes none', async () => {
    await expect(getId(mainPool, {})).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    });
  });

  test('refuses a user pool’s own access token', async () => {
    const { access_token } = await world.signIn('alice');
    await expect(getId(mainPool, loginsOf(access_token))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid login token. Missing a required claim: aud',
    });
  });

  test('refuses an ID token after its expiry', async () => {
    world.local.setClockOffset(2 * 3600 * 1000);
    await expect(getId(mainPool, alice)).rejects.toThrow(/^Invalid login token\. Token expired: \d+ >= \d+$/);
  });

  test('does not know a pool that is not there', async () => {
    const pool = 'us-east-1:00000000-2222-4333-8444-555555555555';
    await expect(getId(pool, alice)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `IdentityPool '${pool}' not found.`,
    });
  });

  test('judges its input by the model, and does not repeat a token', async () => {
    await expect(getId('nonsense', alice)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'nonsense' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    });
    await expect(getId(mainPool, loginsOf('secret'.repeat(10_000)))).rejects.not.toThrow(/secret/);
  });
});

describe('GetCredentialsForIdentity', () => {
  test('gives credentials with an expiry in seconds', async () => {
    const id = await getId(mainPool, alice);
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { Credentials } = await getCredentials(id, alice);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const left = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(3590 * 1000);
    expect(left).toBeLessThan(3610 * 1000);
  });

  test('refuses an identity to another user’s login, to no login, and an identity that is not there', async () => {
    const id = await getId(mainPool, alice);
    await expect(getCredentials(id, bob)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    });
    await expect(getCredentials(id, {})).rejects.toThrow(`Access to Identity '${id}' is forbidden.`);
    const other = 'us-east-1:00000000-0000-4000-8000-000000000000';
    await expect(getCredentials(other, alice)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('takes the pool’s own role as the custom role, and no other', async () => {
    const id = await getId(mainPool, alice);
    await expect(getCredentials(id, alice, usersRole)).resolves.toBeDefined();
    await expect(getCredentials(id, alice, 'arn:aws:iam::111122223333:role/administrator')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  test('keeps every key it gives among the secrets, and none of them in the log', async () => {
    const { Credentials } = await getCredentials(await getId(mainPool, alice), alice);
    const given = [Credentials?.AccessKeyId, Credentials?.SecretKey, Credentials?.SessionToken];
    expect(world.local.secrets).toEqual(expect.arrayContaining(given));
    const log = JSON.stringify(world.local.log);
    expect(world.local.secrets.filter(secret => log.includes(secret))).toEqual([]);
    expect(world.local.log.map(entry => entry.detail?.user)).toEqual(['alice', 'alice']);
  });
});

describe('GetOpenIdToken', () => {
  test('is refused where the basic flow is off, as it is by default', async () => {
    const command = new GetOpenIdTokenCommand({ IdentityId: await getId(mainPool, alice), Logins: alice });
    await expect(world.cognitoIdentity.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Basic (classic) flow is not enabled'),
    });
  });

  test('gives a token where it is on', async () => {
    const command = new GetOpenIdTokenCommand({ IdentityId: await getId(classicPool, alice), Logins: alice });
    expect((await world.cognitoIdentity.send(command)).Token).toMatch(/^eyJ/);
  });
});
