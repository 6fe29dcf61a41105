import * as v from 'valibot';
import { findPartition } from './partition';

export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, ".", "_", "-"'),
);
export const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

export const regionSchema = v.pipe(
  v.string(),
  v.check(
    region => findPartition(region) !== undefined,
    'a region of AWS, AWS China or AWS GovCloud, such as us-east-1',
  ),
);

/** `https://` and a host, no user name, query or fragment: what OpenID Connect Discovery 1.0 §2 asks of an issuer. */
export const plainHttpsUrlSchema = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.check(isPlainHttpsUrl, 'an https address without user name, query or fragment'),
);

const identityPoolIdSchema = v.pipe(
  v.string(),
  v.check(
    id => id.length <= 55 && /^[\w-]+:[0-9a-f-]+$/.test(id) && findPartition(identityPoolRegion(id)) !== undefined,
    'an identity pool ID, such as us-east-1:11111111-2222-4333-8444-555555555555',
  ),
);

const oidcSchema = v.looseObject({
  type: v.literal('oidc'),
  issuer: plainHttpsUrlSchema,
  clientId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(512)),
  scopes: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'a scope of RFC 6749 §3.3')))),
});

const guestSchema = v.looseObject({ type: v.literal('guest') });

export const connectionSchema = v.looseObject({
  id: idSchema,
  name: nameSchema,
  region: regionSchema,
  identityPoolId: identityPoolIdSchema,
  signIn: v.variant('type', [oidcSchema, guestSchema]),
  roleArn: v.optional(
    v.pipe(v.string(), v.regex(/^arn:[\w-]+:iam::\d{12}:role\/\S{1,512}$/, 'the ARN of an IAM role')),
  ),
  authFlow: v.optional(v.picklist(['enhanced', 'basic'])),
  endpoints: v.optional(
    v.looseObject({
      cognitoIdentity: v.optional(plainHttpsUrlSchema),
      sageMaker: v.optional(plainHttpsUrlSchema),
      sts: v.optional(plainHttpsUrlSchema),
    }),
  ),
});

/** Where the person comes from (an identity pool, and how to sign in to it) and which region is asked by default. */
export type Connection = v.InferOutput<typeof connectionSchema>;
export type OidcSignIn = v.InferOutput<typeof oidcSchema>;

/** The region that an identity pool lives in: the prefix of its ID. It may differ from the domain's. */
export function identityPoolRegion(identityPoolId: string): string {
  return identityPoolId.slice(0, Math.max(0, identityPoolId.indexOf(':')));
}

function isPlainHttpsUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && !/[?#]/.test(text);
}
