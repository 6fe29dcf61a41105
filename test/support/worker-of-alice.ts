import { vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import type { Profile } from '../../src/core/configuration/profile';
import { credentialsSource } from '../../src/core/sign-in/credentials';
import type { Person } from '../../src/core/sign-in/person';
import type { useAwsWorld } from './aws-world';
import { exampleConnection } from './example-document';
import { createFakeBrowser, createFakeNavigator } from './fake-browser';
import { acmeSignIn } from './sign-in-ports';

/** What the worker has, but for its modules: alice is signed in with credentials, and a page holds a lock. */
interface WorkerParts {
  readonly lock: string;
  readonly profiles: readonly Profile[];
  /** The text claims of her ID token. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** Stands in for the browser, anew. What it stores is in what this resolves to. */
export async function setUpWorker(
  aws: ReturnType<typeof useAwsWorld>,
  { lock, profiles, claims = {} }: WorkerParts,
): Promise<ReturnType<typeof createFakeBrowser>> {
  vi.resetModules();
  const fake = createFakeBrowser();
  const identity = { getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/' };
  const permissions = { ...fake.permissions, getAll: async () => ({ origins: ['https://*.amazonaws.com/*'] }) };
  vi.stubGlobal('chrome', { ...fake, identity, permissions });
  vi.stubGlobal('navigator', createFakeNavigator());
  // The page that asks.
  void navigator.locks.request(lock, () => new Promise(() => {}));
  const stored = (value: object) => ({ position: 0, savedAt: Date.now(), value });
  await fake.storage.sync.set({ 'connection:acme': stored({ ...exampleConnection, signIn: acmeSignIn }) });
  for (const profile of profiles) await fake.storage.sync.set({ [`profile:${profile.id}`]: stored(profile) });
  const { id_token: idToken } = await aws.world.signIn('alice');
  aws.local.reset();
  const tokens = { issuer: userPool.issuer, clientId: userPool.clientId, subject: 'alice', name: 'Alice', claims };
  await fake.storage.session.set({ 'tokens:acme': { ...tokens, idToken, expiresAt: Date.now() + 3_600_000 } });
  const issuedTo: Person = { issuer: userPool.issuer, subject: 'alice', claims };
  const source = credentialsSource({ ...exampleConnection, signIn: acmeSignIn });
  const credentials = { ...(await aws.world.getCredentials('alice')), source, issuedTo, identityId: 'us-east-1:1' };
  await fake.storage.session.set({ 'credentials:acme': { ...credentials, expiration: Date.now() + 3_600_000 } });
  aws.local.reset();
  return fake;
}
