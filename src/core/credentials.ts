import * as v from 'valibot';
import type { Connection } from './connection';

export const credentialsSchema = v.object({
  /** What they were issued for: `credentialsSource` of the connection. */
  source: v.string(),
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
  /** When they end, in milliseconds since 1970. */
  expiration: v.number(),
  identityId: v.string(),
});

/** Short-lived AWS credentials from an identity pool. A bearer secret: kept in `storage.session` alone. */
export type Credentials = v.InferOutput<typeof credentialsSchema>;

/** What of a connection its credentials are issued for: once any of it is edited, those that were issued before are not its. */
export function credentialsSource(connection: Connection): string {
  const { identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds } = connection;
  return JSON.stringify([identityPoolId, signIn, roleArn, authFlow, roleSessionDurationInSeconds]);
}
