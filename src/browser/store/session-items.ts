import * as v from 'valibot';
import type { Connection } from '../../core/configuration/connection';
import { addressFailuresSchema } from '../../core/hosts/held-requests';
import { credentialsSchema } from '../../core/sign-in/credentials';
import { providerSchema } from '../../core/sign-in/provider';
import { type Tokens, tokensSchema } from '../../core/sign-in/tokens';
import { browser } from '../api/browser';
import type { StorageChanges } from '../api/storage-changes';
import { type StorageItem, storageItem } from '../api/storage-item';

// Everything secret is in `storage.session`: in memory, and gone with the browser.

const tokensKey = (connectionId: string) => `tokens:${connectionId}`;
const credentialsKey = (connectionId: string) => `credentials:${connectionId}`;
const identityKey = (connectionId: string) => `identity:${connectionId}`;

/** Removing tokens also removes the credentials and the identity that were obtained with them. */
export const tokensItem = (connectionId: string): StorageItem<Tokens> => ({
  ...storageItem('session', tokensKey(connectionId), tokensSchema),
  remove: () => forgetSignIn(connectionId),
});

export const credentialsItem = (connectionId: string) =>
  storageItem('session', credentialsKey(connectionId), credentialsSchema);

export const identityItem = (connectionId: string) =>
  storageItem('session', identityKey(connectionId), v.object({ login: v.string(), identityId: v.string() }));

/** How far the clock of AWS is ahead of this computer's, in milliseconds. Not set before AWS has told its time. */
export const awsClockItem = storageItem('session', 'awsClock', v.number());

/** Which addresses answered 5xx of late, so that a request that the browser holds back is not taken for a missing network. */
export const addressFailuresItem = storageItem('session', 'addressFailures', addressFailuresSchema);

export const providerItem = (issuer: string) => storageItem('session', `provider:${issuer}`, providerSchema);

/** Whether an issuer has shown that it does not answer silent attempts, in this session of the browser. */
export const neverSilentItem = (issuer: string) => storageItem('session', `neverSilent:${issuer}`, v.literal(true));

/** Whether a refresh at this issuer has brought no ID token, in this session of the browser. */
export const neverRenewedItem = (issuer: string) => storageItem('session', `neverRenewed:${issuer}`, v.literal(true));

/** Forgets everything from a sign-in to a connection: tokens, credentials and the identity, in one step. */
export async function forgetSignIn(connectionId: string): Promise<void> {
  const keys = [tokensKey(connectionId), credentialsKey(connectionId), identityKey(connectionId)];
  await browser.storage.session.remove(keys);
}

/** The ids of connections, configured or not, that have stored secrets. */
export async function findSignIns(): Promise<string[]> {
  const keys = Object.keys(await browser.storage.session.get());
  return [...new Set(keys.filter(isSignInKey).map(key => key.slice(key.indexOf(':') + 1)))];
}

/** Calls back when somebody signed in to any connection, or out, or got credentials; returns how to stop. */
export function onSignInsChanged(callback: () => void): () => void {
  return onKeysChanged(isSignInKey, callback);
}

/** Calls back when somebody has signed in to any connection, or out: not when a sign-in is renewed. Returns how to stop. */
export function onPersonsChanged(callback: () => void): () => void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: StorageChanges) => {
    const isOther = ([key, { oldValue, newValue }]: [string, StorageChanges[string]]) =>
      key.startsWith(tokensKey('')) && (oldValue === undefined) !== (newValue === undefined);
    if (Object.entries(changes).some(isOther)) callback();
  };
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

const isSignInKey = (key: string) => /^(tokens|credentials|identity):/.test(key);

/** Calls back when more of a connection's hosts have become known; returns how to stop. */
export function onProviderDiscovered({ signIn }: Connection, callback: () => void): () => void {
  return signIn.type === 'oidc' ? providerItem(signIn.issuer).onChanged(callback) : () => {};
}

/** Calls back when more of any connection's hosts have become known; returns how to stop. */
export function onProvidersDiscovered(callback: () => void): () => void {
  return onKeysChanged(key => key.startsWith('provider:'), callback);
}

function onKeysChanged(isWanted: (key: string) => boolean, callback: () => void): () => void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: object) => {
    if (Object.keys(changes).some(isWanted)) callback();
  };
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

/** Calls back when somebody signed in to a connection, or out, or got credentials; returns how to stop. */
export function onSignInChanged(connectionId: string, callback: () => void): () => void {
  const stops = [tokensItem(connectionId).onChanged(callback), credentialsItem(connectionId).onChanged(callback)];
  return () => {
    for (const stop of stops) stop();
  };
}
