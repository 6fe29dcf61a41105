import type { Connection } from '../configuration/connection';
import { areCredentialsOf, type Credentials } from './credentials';
import type { Tokens } from './tokens';

/** Who is signed in to a connection: what a page may know. Tokens never leave the worker. */
export interface SignedInPerson {
  readonly name: string;
  /** After a sign-out the provider was told to ask who it is, and did not say whether it did. */
  readonly isUnasked?: true;
  /** When the sign-in ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Of Cognito's identity pool, once there are credentials; and when they end, in milliseconds since 1970. */
  readonly identityId?: string;
  readonly credentialsExpireAt?: number;
  /** The IAM role's ARN, where the connection or the ID token names it; else the pool chooses. */
  readonly role?: string;
}

/** What a page may know of a sign-in; credentials that were issued to somebody else, or for another pool or role, are not its own. */
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
    ...(isOwn && { identityId: credentials.identityId, credentialsExpireAt: credentials.expiration }),
    ...(role !== undefined && { role }),
  };
}
