import type { JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import { type Answer, awsJsonAnswer } from './answer';
import type { Call } from './call';
import type { Clock } from './clock';
import type { CredentialsStore } from './credentials';
import { findIdentityPool, type Identities, type Identity } from './identities';
import type { IssuedList } from './issued';
import { judgeLogins } from './judge-logins';
import type { OpenIdTokens } from './open-id-tokens';
import { parseAwsCall } from './parse-aws-call';
import { refuse } from './refusal';
import { cognitoIdentityModel } from './service-model';
import type { User } from './world';

const loginsSchema = v.optional(v.record(v.string(), v.string()), {});
const getIdSchema = v.object({ IdentityPoolId: v.string(), Logins: loginsSchema });
const identitySchema = v.object({
  IdentityId: v.string(),
  Logins: loginsSchema,
  CustomRoleArn: v.optional(v.string()),
});

export interface CognitoIdentityParts {
  readonly clock: Clock;
  readonly issued: IssuedList;
  readonly credentials: CredentialsStore;
  readonly identities: Identities;
  readonly openIdTokens: OpenIdTokens;
  /** The identity provider's public keys. */
  readonly keys: JSONWebKeySet;
  readonly lifetimes: { readonly credentialsSeconds: number };
}

/** Answers Cognito identity's three operations; throws a refusal in AWS's words. */
export async function answerCognitoIdentity(parts: CognitoIdentityParts, call: Call): Promise<Answer> {
  const { operation, input } = parseAwsCall(cognitoIdentityModel, call);
  if (operation === 'GetId') return getId(parts, call, v.parse(getIdSchema, input));
  const { IdentityId, Logins, CustomRoleArn } = v.parse(identitySchema, input);
  const identity = await judgeIdentity(parts, IdentityId, Logins);
  const detail = { identityPool: identity.pool.id, identity: identity.id, user: nameOf(identity.user) };
  if (operation === 'GetOpenIdToken') return getOpenIdToken(parts, identity, detail);

  const roleArn = findRole(identity, CustomRoleArn);
  const principal = { roleArn, user: identity.user, hasGuestSessionPolicy: identity.user === undefined };
  const credentials = parts.credentials.issue(principal, parts.lifetimes.credentialsSeconds);
  const body = {
    IdentityId: identity.id,
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: credentials.expiration / 1000,
    },
  };
  return awsJsonAnswer(body, detail);
}

async function getId(
  parts: CognitoIdentityParts,
  call: Call,
  input: v.InferOutput<typeof getIdSchema>,
): Promise<Answer> {
  const pool = findIdentityPool(input.IdentityPoolId, call.region);
  if (pool === undefined) {
    throw refuse('ResourceNotFoundException', `IdentityPool '${input.IdentityPoolId}' not found.`);
  }
  const user = await judgeLogins(pool, input.Logins, parts.keys, parts.clock.now());
  if (user === undefined && pool.guestRole === undefined) {
    throw refuse('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.');
  }
  const identity = parts.identities.get(pool, user);
  return awsJsonAnswer(
    { IdentityId: identity.id },
    { identityPool: pool.id, identity: identity.id, user: nameOf(user) },
  );
}

async function getOpenIdToken(
  parts: CognitoIdentityParts,
  identity: Identity,
  detail: Record<string, string>,
): Promise<Answer> {
  if (!identity.pool.allowsClassicFlow) {
    throw refuse('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.');
  }
  const token = await parts.openIdTokens.issue(identity, parts.clock.now());
  parts.issued.add('openIdToken', token);
  return awsJsonAnswer({ IdentityId: identity.id, Token: token }, detail);
}

/** The identity, if the logins are those it belongs to. */
async function judgeIdentity(
  { clock, keys, identities }: CognitoIdentityParts,
  id: string,
  logins: Record<string, string>,
): Promise<Identity> {
  const identity = identities.find(id);
  if (identity === undefined) throw refuse('ResourceNotFoundException', `Identity '${id}' not found.`);
  const user = await judgeLogins(identity.pool, logins, keys, clock.now());
  if (user === undefined && identity.user !== undefined) {
    throw refuse('NotAuthorizedException', `Access to Identity '${id}' is forbidden.`);
  }
  if (user !== identity.user) {
    const message = "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    throw refuse('NotAuthorizedException', message);
  }
  return identity;
}

function findRole(identity: Identity, customRole: string | undefined): string {
  const role = identity.user === undefined ? identity.pool.guestRole : identity.pool.authenticatedRole;
  if (role === undefined) {
    const message = 'Invalid identity pool configuration. Check assigned IAM roles for this pool.';
    throw refuse('InvalidIdentityPoolConfigurationException', message);
  }
  // AWS takes a CustomRoleArn only from among the token's `cognito:roles`; the exact wording is unconfirmed.
  if (customRole !== undefined && customRole !== role) {
    throw refuse('NotAuthorizedException', `Access to Role '${customRole}' is forbidden.`);
  }
  return role;
}

function nameOf(user: User | undefined): string {
  return user?.username ?? 'guest';
}
