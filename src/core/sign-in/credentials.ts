import * as v from 'valibot';
import type { Connection } from '../configuration/connection';
import { isSameJson } from '../util/same-json';
import { claimsOfPerson, type Person, personKey, personSchema } from './person';

export const credentialsSchema = v.object({
  /** `credentialsSource` of the connection that they were issued for. */
  source: v.string(),
  /** The person whose login they were issued for, with the claims that principal tags were taken from. */
  issuedTo: personSchema,
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
  /** When they end by the clock of AWS, in milliseconds since 1970. */
  expiration: v.number(),
  identityId: v.string(),
});

/** Short-lived AWS credentials from an identity pool. A bearer secret: kept in `storage.session` alone. */
export type Credentials = v.InferOutput<typeof credentialsSchema>;

/** What an identity pool gives, before it is known whose it is. */
export type SessionCredentials = Omit<Credentials, 'source' | 'issuedTo'>;

/** The connection settings that credentials depend on. If one changes, stored credentials are no longer valid. */
export function credentialsSource(connection: Connection): string {
  const { identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds, endpoints } = connection;
  // Whoever answers at an endpoint decides what the credentials are; SageMaker's only takes them.
  const askedAt = [endpoints?.cognitoIdentity, endpoints?.sts];
  return JSON.stringify([identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds, askedAt]);
}

/**
 * Whether credentials were issued for a connection as it is now, and to this person with these claims. Nobody is signed
 * in where `person` is `undefined`, and nobody's credentials are theirs.
 */
export function areCredentialsOf(
  { source, issuedTo }: Credentials,
  connection: Connection,
  person: Person | undefined,
): boolean {
  return (
    person !== undefined &&
    source === credentialsSource(connection) &&
    personKey(issuedTo) === personKey(person) &&
    isSameJson(lastingClaims(issuedTo), lastingClaims(person))
  );
}

/**
 * Claims that are of one token or session, and not of the person: those of OpenID Connect Core 1.0, RFC 7519, Cognito's and
 * Entra ID's. A new ID token alone is no reason for new credentials.
 */
const claimsOfOneToken = ['jti', 'nonce', 'at_hash', 'c_hash', 'sid', 'event_id', 'origin_jti', 'uti', 'rh', 'aio'];

function lastingClaims(person: Person): object {
  const entries = Object.entries(claimsOfPerson(person) ?? {});
  return Object.fromEntries(entries.filter(([name]) => !claimsOfOneToken.includes(name)));
}
