import * as v from 'valibot';
import type { Connection } from '../configuration/connection';
import { isSameJson } from '../util/same-json';
import { claimsOfPerson, type Person, personKey, personSchema } from './person';

export const credentialsSchema = v.object({
  /** `credentialsSource` of the connection that they were issued for. */
  source: v.string(),
  /** The person for whom the credentials were issued, with the claims that principal tags were taken from. */
  issuedTo: personSchema,
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
  /** When the credentials end by the clock of AWS, in milliseconds since 1970. */
  expiration: v.number(),
  identityId: v.string(),
});

/** Short-lived AWS credentials from an identity pool. A bearer secret: kept in `storage.session` alone. */
export type Credentials = v.InferOutput<typeof credentialsSchema>;

/** Credentials from an identity pool, before they are linked to a person and a connection. */
export type SessionCredentials = Omit<Credentials, 'source' | 'issuedTo'>;

/** The connection settings that credentials depend on. If one changes, stored credentials are no longer valid. */
export function credentialsSource(connection: Connection): string {
  const { identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds, endpoints } = connection;
  // The endpoints of Cognito and STS issue credentials. SageMaker's endpoint only accepts them.
  const askedAt = [endpoints?.cognitoIdentity, endpoints?.sts];
  return JSON.stringify([identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds, askedAt]);
}

/**
 * Whether credentials were issued for a connection with its current settings, and to this person with these claims. If
 * nobody is signed in (`person` is `undefined`), they were not.
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
 * Claims that belong to one token or session, not to the person, from OpenID Connect Core 1.0, RFC 7519, Cognito and
 * Entra ID. They are not compared, because a new ID token alone is no reason for new credentials.
 */
const claimsOfOneToken = [
  ...['jti', 'nonce', 'at_hash', 'c_hash', 'sid', 'event_id', 'origin_jti', 'uti', 'rh', 'aio'],
  ...['rat', 'pwd_exp'],
];

function lastingClaims(person: Person): object {
  const entries = Object.entries(claimsOfPerson(person) ?? {});
  return Object.fromEntries(entries.filter(([name]) => !claimsOfOneToken.includes(name)));
}
