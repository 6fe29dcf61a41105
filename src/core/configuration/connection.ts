import * as v from 'valibot';
import { findPartition, isUnsupportedRegion } from '../aws/partition';
import { atMostItems, boundedText, entryLimits, smallEntry } from '../words/entry-limits';
import { expected } from '../words/expected-forms';
import { isPlainHttpsAddress } from '../words/plain-address';
import { plainName } from '../words/plain-name';
import { isFreeParameter } from './free-parameter';

export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, expected('formId')));
export const nameSchema = v.pipe(v.string(), v.transform(plainName), v.nonEmpty(), v.maxLength(200));

/** Tells a region of AWS in a partition whose Studio is not known from a text that is no region. */
const inKnownPartition = (regionOf: (text: string) => string) =>
  v.check<string, string>(text => !isUnsupportedRegion(regionOf(text)), expected('formPartition'));

/** A region, or one that `inKnownPartition` reports already. */
const isRegion = (text: string) => isUnsupportedRegion(text) || findPartition(text) !== undefined;

export const regionSchema = v.pipe(
  v.string(),
  inKnownPartition(region => region),
  v.check(isRegion, expected('formRegion')),
);

/** The most parameters that a connection adds to a request. */
const maximumParameters = 10;

/** Checks only texts that are https addresses, so that other texts are not reported twice. */
const plainlyWritten = v.check<string, string>(
  text => !isHttpsUrl(text) || isPlainHttpsAddress(text),
  expected('formPlainAddress'),
);

/** A plain https address without a query: what OpenID Connect Discovery 1.0 §2 asks of an issuer. */
export const plainHttpsUrlSchema = v.pipe(
  v.string(),
  v.maxLength(entryLimits.address),
  v.check(text => isHttpsUrl(text) && !text.includes('?'), expected('formHttpsAddress')),
  plainlyWritten,
);

/** The address of a shared file: plain https. A query is allowed. */
export const sharedFileAddressSchema = v.pipe(
  v.string(),
  v.maxLength(entryLimits.address),
  v.check(isHttpsUrl, expected('formFileAddress')),
  plainlyWritten,
);

/** A region and a UUID: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityPoolShortDescription.html */
const identityPoolIdSchema = v.pipe(
  v.string(),
  v.maxLength(55),
  inKnownPartition(identityPoolRegion),
  v.check(
    id => /^[a-z0-9-]+:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && isRegion(identityPoolRegion(id)),
    expected('formIdentityPoolId'),
  ),
);

/** RFC 6749 appendix A.1, without the blank, which no provider gives: it comes from a careless copy. */
const clientIdSchema = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(512),
  v.regex(/^[\x21-\x7e]*$/, expected('formClientId')),
);

const scopeSchema = v.pipe(
  boundedText(entryLimits.scope),
  v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, expected('formScope')),
);

/**
 * A path of at most 512 characters, and a name of at most 64, in a partition whose Studio is known.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 */
const roleArnSchema = v.pipe(
  boundedText(640),
  v.check(arn => !/^arn:aws-(?:eusc|iso)/.test(arn), expected('formPartition')),
  v.regex(
    /^arn:aws(?:-cn|-us-gov|-eusc|-iso(?:-[a-z])?)?:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/,
    expected('formRoleArn'),
  ),
);

const parametersSchema = v.pipe(
  v.record(v.pipe(v.string(), v.check(isFreeParameter, expected('formParameterName'))), boundedText(entryLimits.scope)),
  v.check(parameters => Object.keys(parameters).length <= maximumParameters, expected('formParameters')),
  v.check(parameters => !Array.isArray(parameters), expected('expectedObject')),
);

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceSpec.html */
const imageArnSchema = v.pipe(
  boundedText(256),
  v.regex(
    /^arn:aws(?:-[\w]+)*:sagemaker:[a-z0-9-]+:\d{12}:(?:image\/[a-zA-Z0-9][a-zA-Z0-9.-]*|image-version\/[a-z0-9][a-z0-9.-]*\/\d+)$/,
    expected('formImageArn'),
  ),
);

const oidcSchema = v.looseObject({
  type: v.literal('oidc'),
  issuer: plainHttpsUrlSchema,
  clientId: clientIdSchema,
  /** `openid` is among them, because without it there is no ID token (OpenID Connect Core 1.0 §3.1.2.1). */
  scopes: v.optional(
    v.pipe(
      v.array(scopeSchema),
      atMostItems(entryLimits.scopes),
      v.check(scopes => scopes.includes('openid'), expected('formScopes')),
    ),
  ),
  /** More parameters of the authorization request, such as `login_hint` or `kc_idp_hint`. */
  parameters: v.optional(parametersSchema),
});

const guestSchema = v.looseObject({ type: v.literal('guest') });

const connectionMembers = v.looseObject({
  id: idSchema,
  name: nameSchema,
  region: regionSchema,
  identityPoolId: identityPoolIdSchema,
  signIn: v.variant('type', [oidcSchema, guestSchema]),
  roleArn: v.optional(roleArnSchema),
  authFlow: v.optional(v.picklist(['enhanced', 'basic'])),
  /** Only for the basic flow. AWS's bounds are checked when the value is used. */
  roleSessionDurationInSeconds: v.optional(v.number()),
  endpoints: v.optional(
    v.pipe(
      v.looseObject({
        cognitoIdentity: v.optional(plainHttpsUrlSchema),
        sageMaker: v.optional(plainHttpsUrlSchema),
        sts: v.optional(plainHttpsUrlSchema),
      }),
      // valibot accepts a list as an object if no member is required.
      v.check(endpoints => !Array.isArray(endpoints), expected('expectedObject')),
    ),
  ),
  /** The image, or the version of one, for apps of spaces that AWS names none for. */
  spaceImageArn: v.optional(imageArnSchema),
  /** The address of a file with more profiles of this connection (core/store/shared-entries.ts). */
  sharedFile: v.optional(sharedFileAddressSchema),
});

export const connectionSchema = v.pipe(connectionMembers, smallEntry());

/** An identity pool, the way to sign in to it, and the default region. */
export type Connection = v.InferOutput<typeof connectionSchema>;
export type OidcSignIn = v.InferOutput<typeof oidcSchema>;

/** The region that an identity pool lives in: the prefix of its ID. It may differ from the domain's. */
export function identityPoolRegion(identityPoolId: string): string {
  return identityPoolId.slice(0, Math.max(0, identityPoolId.indexOf(':')));
}

function isHttpsUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && !text.includes('#');
}
