import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, guestConnection, studioProfile } from '../../test/support/example-document';
import { acmeSignIn } from '../../test/support/sign-in-ports';
import { useFreshBrowser } from '../../test/support/use-fresh-browser';
import type { Connection } from '../core/configuration/connection';

// What is done before a click, and what is not.

const aws = useAwsWorld();
const fake = useFreshBrowser();
const hour = 3_600_000;

/** The sign-in windows that were opened. */
let windows: number;

beforeEach(async () => {
  windows = 0;
  fake.permissions.getAll.mockResolvedValue({ origins: ['https://*.amazonaws.com/*'] });
  const identity = {
    getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    launchWebAuthFlow: async () => {
      windows += 1;
      throw new Error('The user did not approve access.');
    },
  };
  vi.stubGlobal('chrome', Object.assign(fake, { identity }));
  await store({ ...exampleConnection, signIn: acmeSignIn });
});

async function store(connection: Connection): Promise<void> {
  const stored = (value: object) => ({ position: 0, savedAt: Date.now(), value });
  const profile = { ...studioProfile, connection: connection.id };
  await fake.storage.sync.set({
    [`connection:${connection.id}`]: stored(connection),
    [`profile:${profile.id}`]: stored(profile),
  });
}

async function signIn(changes: object = {}): Promise<void> {
  const { id_token: idToken } = await aws.world.signIn('alice');
  aws.local.reset();
  const { issuer, clientId } = userPool;
  const tokens = {
    issuer,
    clientId,
    subject: 'alice',
    name: 'Alice',
    claims: {},
    idToken,
    expiresAt: Date.now() + hour,
  };
  await fake.storage.session.set({ 'tokens:acme': { ...tokens, ...changes } });
}

async function getReady(): Promise<string[]> {
  aws.local.reset();
  const { getReady } = await import('./get-ready');
  await getReady({ profileId: studioProfile.id });
  expect(windows).toBe(0);
  return aws.local.log.map(({ operation }) => operation).sort();
}

const stored = async () =>
  Object.keys(await fake.storage.session.get()).filter(key => /^(tokens|credentials):/.test(key));
const getCredentials = ['CognitoIdentity.GetCredentialsForIdentity', 'CognitoIdentity.GetId'];

describe('before a click', () => {
  test('a connection to SageMaker is opened, and credentials are there for somebody who is signed in', async () => {
    await signIn();
    expect(await getReady()).toEqual([...getCredentials, 'SageMaker.ping']);
    expect(await stored()).toEqual(['tokens:acme', 'credentials:acme']);
  });

  test('credentials that last are left as they are', async () => {
    await signIn();
    await getReady();
    expect(await getReady()).toEqual(['SageMaker.ping']);
  });

  test('credentials that end soon are renewed', async () => {
    await signIn();
    await getReady();
    const items = await fake.storage.session.get();
    const ending = { ...(items['credentials:acme'] as object), expiration: Date.now() + 60_000 };
    await fake.storage.session.set({ 'credentials:acme': ending });
    expect(await getReady()).toEqual([getCredentials[0], 'SageMaker.ping']);
  });

  test('nobody is asked to sign in, and nobody is signed out, when the sign-in has ended', async () => {
    await signIn({ expiresAt: Date.now() - 1 });
    expect(await getReady()).not.toContain('CognitoIdentity.GetId');
    expect(await stored()).toEqual(['tokens:acme']);
  });
});

describe('before a click, nothing is sent', () => {
  test('for a connection to which nobody is signed in', async () => {
    expect(await getReady()).toEqual([]);
  });

  test('for a connection of guests that nobody has used yet', async () => {
    await store({ ...guestConnection, id: 'acme' });
    expect(await getReady()).toEqual([]);
  });

  test('to hosts that are not allowed', async () => {
    await signIn();
    fake.permissions.getAll.mockResolvedValue({ origins: ['https://cognito-identity.us-east-1.amazonaws.com/*'] });
    expect(await getReady()).toEqual([]);
  });

  test('for a profile that is gone', async () => {
    await signIn();
    await fake.storage.sync.remove(`profile:${studioProfile.id}`);
    expect(await getReady()).toEqual([]);
  });
});
