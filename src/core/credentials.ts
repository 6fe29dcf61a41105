import * as v from 'valibot';

export const credentialsSchema = v.object({
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
  /** When they end, in milliseconds since 1970. */
  expiration: v.number(),
  identityId: v.string(),
});

/** Short-lived AWS credentials from an identity pool. A bearer secret: kept in `storage.session` alone. */
export type Credentials = v.InferOutput<typeof credentialsSchema>;
