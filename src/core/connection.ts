import * as v from 'valibot';
import { expected } from './expected-forms';
import { findPartition } from './partition';

export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, expected('formId')));
export const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

export const regionSchema = v.pipe(
  v.string(),
  v.check(region => findPartition(region) !== undefined, expected('formRegion')),
);

/** `https://` and a host, no user name, query or fragment: what OpenID Connect Discovery 1.0 §2 asks of an issuer. */
export const plainHttpsUrlSchema = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.check(isPlainHttpsUrl, expected('formHttpsAddress')),
);

/** Where a shared file is: an https address, which may have a query, but neither user name nor fragment. */
export const sharedFileAddressSchema = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.check(isHttpsUrl, expected('formFileAddress')),
);

const identityPoolIdSchema = v.pipe(
  v.string(),
  v.check(
    id => id.length <= 55 && /^[\w-]+:[0-9a-f-]+$/.test(id) && findPartition(identityPoolRegion(id)) !== undefined,
    expected('formIdentityPoolId'),
  ),
);

const oidcSchema = v.looseObject({
  type: v.literal('oidc'),
  issuer: plainHttpsUrlSchema,
  clientId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(512)),
  scopes: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, expected('formScope'))))),
});

const guestSchema = v.looseObject({ type: v.literal('guest') });

export const connectionSchema = v.looseObject({
  id: idSchema,
  name: nameSchema,
  region: regionSchema,
  identityPoolId: identityPoolIdSchema,
  signIn: v.variant('type', [oidcSchema, guestSchema]),
  roleArn: v.optional(v.pipe(v.string(), v.regex(/^arn:[\w-]+:iam::\d{12}:role\/\S{1,512}$/, expected('formRoleArn')))),
  authFlow: v.optional(v.picklist(['enhanced', 'basic'])),
  /** Of the basic flow alone; AWS's own bounds are looked at when it is used. */
  roleSessionDurationInSeconds: v.optional(v.number()),
  endpoints: v.optional(
    v.pipe(
      v.looseObject({
        cognitoIdentity: v.optional(plainHttpsUrlSchema),
        sageMaker: v.optional(plainHttpsUrlSchema),
        sts: v.optional(plainHttpsUrlSchema),
      }),
      // To valibot a list is an object, too, where no member is required.
      v.check(endpoints => !Array.isArray(endpoints), expected('expectedObject')),
    ),
  ),
  /** More of its profiles are fetched from there (core/shared-entries.ts). */
  sharedFile: v.optional(sharedFileAddressSchema),
});

/** Where the person comes from (an identity pool, and how to sign in to it) and which region is asked by default. */
export type Connection = v.InferOutput<typeof connectionSchema>;
export type OidcSignIn = v.InferOutput<typeof oidcSchema>;

/** The region that an identity pool lives in: the prefix of its ID. It may differ from the domain's. */
export function identityPoolRegion(identityPoolId: string): string {
  return identityPoolId.slice(0, Math.max(0, identityPoolId.indexOf(':')));
}

function isPlainHttpsUrl(text: string): boolean {
  return isHttpsUrl(text) && !text.includes('?');
}

function isHttpsUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && !text.includes('#');
}
