import * as v from 'valibot';
import type { Connection } from '../core/connection';
import { credentialsSchema } from '../core/credentials';
import { providerSchema } from '../core/provider';
import { tokensSchema } from '../core/tokens';
import { browser } from './browser';
import { storageItem } from './storage-item';

// Everything secret is in `storage.session`: in memory, and gone with the browser.

export const tokensItem = (connectionId: string) => storageItem('session', `tokens:${connectionId}`, tokensSchema);

export const credentialsItem = (connectionId: string) =>
  storageItem('session', `credentials:${connectionId}`, credentialsSchema);

export const identityItem = (connectionId: string) =>
  storageItem('session', `identity:${connectionId}`, v.object({ login: v.string(), identityId: v.string() }));

/** By how many milliseconds the clock of AWS is ahead of this computer's, once AWS has told. */
export const awsClockItem = storageItem('session', 'awsClock', v.number());

export const signedOutItem = (connectionId: string) =>
  storageItem('session', `signedOut:${connectionId}`, v.literal(true));

export const providerItem = (issuer: string) => storageItem('session', `provider:${issuer}`, providerSchema);

/** Calls back when more of a connection's hosts have become known; returns how to stop. */
export function onProviderDiscovered({ signIn }: Connection, callback: () => void): () => void {
  return signIn.type === 'oidc' ? providerItem(signIn.issuer).onChanged(callback) : () => {};
}

/** Calls back when more of any connection's hosts have become known; returns how to stop. */
export function onProvidersDiscovered(callback: () => void): () => void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: object) => {
    if (Object.keys(changes).some(key => key.startsWith('provider:'))) callback();
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
