import type { SessionCredentials } from '../core/sign-in/credentials';

/** Credentials as the SDK's clients and providers give them, which check no answer. */
interface SdkCredentials {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** The same, complete. Throws a SyntaxError where a part is missing: then the answer was none of AWS's. */
export function requireComplete(credentials: SdkCredentials): Omit<SessionCredentials, 'identityId'> {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) throw new SyntaxError('Incomplete credentials');
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expiration.getTime() };
}
