import { findConnection } from '../browser/store/find-entry';
import { tokensItem } from '../browser/store/session-items';
import { resolveTemplate } from '../core/configuration/claim-template';
import type { Connection } from '../core/configuration/connection';
import type { NamesRequest, ResolvedNames } from '../core/protocol';
import type { Person } from '../core/sign-in/person';
import { areFor, type Tokens } from '../core/sign-in/tokens';
import type { StoredItems } from '../core/store/store-layout';

/**
 * Who is signed in to a connection in its current form, even if the ID token has ended. Asks nobody. `session` is what is
 * in `storage.session`, if that has been read.
 */
export async function findPerson(connection: Connection, session?: StoredItems): Promise<Person | undefined> {
  if (connection.signIn.type === 'guest') return 'guest';
  const tokens = await findTokens(connection, session);
  if (!tokens) return undefined;
  const { issuer, subject, claims, otherClaims } = tokens;
  return { issuer, subject, ...(claims && { claims }), ...(otherClaims && { otherClaims }) };
}

/** Resolves names for the signed-in person. Pages get only those claims that the names use. */
export async function findResolvedNames({ connectionId, names }: NamesRequest): Promise<ResolvedNames | undefined> {
  const connection = await findConnection(connectionId);
  const tokens = connection && (await findTokens(connection));
  if (!tokens) return undefined;
  const { name: person, claims = {}, otherClaims } = tokens;
  return { person, names: names.map(name => resolveTemplate(name, claims, otherClaims)) };
}

async function findTokens({ id, signIn }: Connection, session?: StoredItems): Promise<Tokens | undefined> {
  if (signIn.type !== 'oidc') return undefined;
  const item = tokensItem(id);
  const tokens = session ? item.findIn(session) : await item.get();
  return tokens && areFor(tokens, signIn) ? tokens : undefined;
}
