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

/** Pool, sign-in and role of a connection: once one of them is edited, credentials that were issued before are not its. */
export function credentialsSource({ identityPoolId, signIn, roleArn }: Connection): string {
  return JSON.stringify([identityPoolId, signIn, roleArn]);
}
