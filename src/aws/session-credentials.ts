import type { SessionCredentials } from '../core/sign-in/credentials';

/** Credentials from the SDK's clients and providers, which do not check answers. */
interface SdkCredentials {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** Checks that credentials are complete. Throws a SyntaxError if a part is missing: then the answer is not from AWS. */
export function requireComplete(credentials: SdkCredentials): Omit<SessionCredentials, 'identityId'> {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) throw new SyntaxError('Incomplete credentials');
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expiration.getTime() };
}
