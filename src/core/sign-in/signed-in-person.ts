import type { Connection } from '../configuration/connection';
import { areCredentialsOf, type Credentials } from './credentials';
import { isRenewable, type Tokens } from './tokens';

/** The data that a page may have about the person signed in to a connection. Tokens never leave the worker. */
export interface SignedInPerson {
  readonly name: string;
  /** After a sign-out, the provider was told to ask for the person's login again, and did not say whether it did. */
  readonly isUnasked?: true;
  /** When the sign-in ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the sign-in is renewed without asking the person, by a refresh token. */
  readonly isRenewable?: true;
  /** The identity in Cognito's pool, and the end of the credentials in milliseconds since 1970, once there are any. */
  readonly identityId?: string;
  readonly credentialsExpireAt?: number;
  /** The ARN of the IAM role, if the connection or the ID token names one; otherwise the pool chooses. */
  readonly role?: string;
}

/**
 * Describes a sign-in for a page. Credentials that were issued to somebody else, or for another pool or role, are not
 * included.
 */
export function describePerson(
  tokens: Tokens,
  credentials: Credentials | undefined,
  connection: Connection,
): SignedInPerson {
  const { name, expiresAt, isUnasked } = tokens;
  const role = connection.roleArn ?? tokens.role;
  const isOwn = credentials !== undefined && areCredentialsOf(credentials, connection, tokens);
  return {
    name,
    expiresAt,
    ...(isUnasked && { isUnasked }),
    ...(isRenewable(tokens) && { isRenewable: true }),
    ...(isOwn && { identityId: credentials.identityId, credentialsExpireAt: credentials.expiration }),
    ...(role !== undefined && { role }),
  };
}

/**
 * After when the person may be asked to sign in again, in milliseconds since 1970; `undefined` if the sign-in is renewed
 * without asking. While credentials last, nothing needs the ID token.
 */
export function askedAgainAfter(person: SignedInPerson): number | undefined {
  const { isRenewable: isRenewed, expiresAt, credentialsExpireAt = 0 } = person;
  return isRenewed ? undefined : Math.max(expiresAt, credentialsExpireAt);
}
