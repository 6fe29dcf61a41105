import * as v from 'valibot';
import { demoConfiguration } from '../../local-aws/index';
import type { World } from '../../test/e2e/harness/world';

// What the product has stored of a sign-in, read and changed at a page of the extension.

const connectionId = demoConfiguration.connections[0].id;
const tokensKey = `tokens:${connectionId}`;
const tokensSchema = v.looseObject({
  subject: v.string(),
  name: v.string(),
  idToken: v.string(),
  claims: v.record(v.string(), v.string()),
  refreshToken: v.optional(v.string()),
  isUnasked: v.optional(v.literal(true)),
});

type StoredTokens = v.InferOutput<typeof tokensSchema>;

/** Those of the connection; throws where nobody is signed in. */
export async function readTokens(world: World): Promise<StoredTokens> {
  const items = await world.remote.evaluate(`chrome.storage.session.get('${tokensKey}')`);
  const tokens = v.parse(v.record(v.string(), tokensSchema), items)[tokensKey];
  if (!tokens) throw new Error('Nobody is signed in.');
  return tokens;
}

/** As if the time had come: the ID token has ended, and so have the credentials that it gave. */
export async function endTokens(world: World): Promise<void> {
  await world.remote.evaluate(`chrome.storage.session.get('${tokensKey}')
    .then(({ '${tokensKey}': tokens }) => chrome.storage.session.set({ '${tokensKey}': { ...tokens, expiresAt: 0 } }))
    .then(() => chrome.storage.session.remove('credentials:${connectionId}'))`);
}

/** In words for the table, without what is secret. */
export function describeTokens({ name, subject, claims, refreshToken, idToken }: StoredTokens): string {
  const refresh = refreshToken === undefined ? 'no refresh token' : 'a refresh token';
  return `Shown as ${name}, sub ${subject}; ${refresh}; ID token of ${idToken.length} characters with ${Object.keys(claims).join(', ')}.`;
}

/** What a renewal has changed; throws where it has renewed nothing. */
export function compareTokens(before: StoredTokens, after: StoredTokens): string {
  if (after.idToken === before.idToken) throw new Error('The ID token is the same as before.');
  const isRotated = after.refreshToken !== before.refreshToken;
  return `A new ID token; ${isRotated ? 'another' : 'the same'} refresh token.`;
}
