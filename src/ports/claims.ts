import { findConnection } from '../browser/store/find-entry';
import { tokensItem } from '../browser/store/session-items';
import { resolveTemplate } from '../core/configuration/claim-template';
import type { Connection } from '../core/configuration/connection';
import type { NamesRequest, ResolvedNames } from '../core/protocol';
import type { Person } from '../core/sign-in/person';
import { areFor, type Tokens } from '../core/sign-in/tokens';

/** Who is signed in to a connection in its current form, even if the ID token has ended. Asks nobody. */
export async function findPerson(connection: Connection): Promise<Person | undefined> {
  if (connection.signIn.type === 'guest') return 'guest';
  const tokens = await findTokens(connection);
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

async function findTokens({ id, signIn }: Connection): Promise<Tokens | undefined> {
  const tokens = signIn.type === 'oidc' ? await tokensItem(id).get() : undefined;
  return tokens && signIn.type === 'oidc' && areFor(tokens, signIn) ? tokens : undefined;
}
