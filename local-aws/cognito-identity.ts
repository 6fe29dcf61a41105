import type { JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import type { Access, Role } from './access';
import { type Answer, awsJsonAnswer } from './answer';
import type { Call } from './call';
import type { Clock } from './clock';
import type { CredentialsStore } from './credentials';
import { findIdentityPool, type Identities, type Identity } from './identities';
import type { IssuedList } from './issued';
import { judgeLogins, type Login, type Logins } from './judge-logins';
import type { OpenIdTokens } from './open-id-tokens';
import { parseAwsCall } from './parse-aws-call';
import { refuse } from './refusal';
import { cognitoIdentityModel } from './service-model';
import { isTrusted, type WebIdentity, webIdentity } from './web-identity';
import type { User } from './world';

const loginsSchema = v.optional(v.record(v.string(), v.string()), {});
const getIdSchema = v.object({ IdentityPoolId: v.string(), Logins: loginsSchema });
const identitySchema = v.object({
  IdentityId: v.string(),
  Logins: loginsSchema,
  CustomRoleArn: v.optional(v.string()),
});

export interface CognitoIdentityParts {
  readonly access: Access;
  readonly clock: Clock;
  readonly issued: IssuedList;
  readonly credentials: CredentialsStore;
  readonly identities: Identities;
  readonly openIdTokens: OpenIdTokens;
  /** The public keys of the identity provider that these logins are of. */
  readonly keysOf: (logins: Logins) => Promise<JSONWebKeySet>;
  readonly lifetimes: { readonly credentialsSeconds: number };
}

/** Answers Cognito identity's three operations; throws a refusal in AWS's words. */
export async function answerCognitoIdentity(parts: CognitoIdentityParts, call: Call): Promise<Answer> {
  const { operation, input } = parseAwsCall(cognitoIdentityModel, call);
  if (operation === 'GetId') return getId(parts, call, v.parse(getIdSchema, input));
  const { IdentityId, Logins, CustomRoleArn } = v.parse(identitySchema, input);
  const { identity, login } = await judgeIdentity(parts, IdentityId, Logins);
  const detail = { identityPool: identity.pool.id, identity: identity.id, user: nameOf(identity.user) };
  const vouched = webIdentity(identity, login);
  if (operation === 'GetOpenIdToken') return getOpenIdToken(parts, identity, vouched, detail);

  const principal = {
    role: findRole(parts.access, identity, vouched, CustomRoleArn),
    sessionName: 'CognitoIdentityCredentials',
    tags: vouched.tags,
    hasGuestSessionPolicy: login === undefined,
  };
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
  const pool = findIdentityPool(parts.access, input.IdentityPoolId, call.region);
  if (pool === undefined) {
    throw refuse('ResourceNotFoundException', `IdentityPool '${input.IdentityPoolId}' not found.`);
  }
  const login = await judgeLogins(pool, input.Logins, await parts.keysOf(input.Logins), parts.clock.now());
  if (login === undefined && pool.guestRole === undefined) {
    throw refuse('NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.');
  }
  const identity = parts.identities.get(pool, login?.user);
  return awsJsonAnswer(
    { IdentityId: identity.id },
    { identityPool: pool.id, identity: identity.id, user: nameOf(login?.user) },
  );
}

async function getOpenIdToken(
  parts: CognitoIdentityParts,
  identity: Identity,
  vouched: WebIdentity,
  detail: Record<string, string>,
): Promise<Answer> {
  if (!identity.pool.allowsClassicFlow) {
    throw refuse('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.');
  }
  const token = await parts.openIdTokens.issue(vouched, parts.clock.now());
  parts.issued.add('openIdToken', token);
  return awsJsonAnswer({ IdentityId: identity.id, Token: token }, detail);
}

/** The identity, if the logins are those it belongs to. */
async function judgeIdentity(
  { clock, keysOf, identities }: CognitoIdentityParts,
  id: string,
  logins: Record<string, string>,
): Promise<{ readonly identity: Identity; readonly login: Login | undefined }> {
  const identity = identities.find(id);
  if (identity === undefined) throw refuse('ResourceNotFoundException', `Identity '${id}' not found.`);
  const login = await judgeLogins(identity.pool, logins, await keysOf(logins), clock.now());
  if (login === undefined && identity.user !== undefined) {
    throw refuse('NotAuthorizedException', `Access to Identity '${id}' is forbidden.`);
  }
  if (login?.user !== identity.user) {
    const message = "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    throw refuse('NotAuthorizedException', message);
  }
  return { identity, login };
}

function findRole(access: Access, identity: Identity, vouched: WebIdentity, customRole: string | undefined): Role {
  const arn = identity.user === undefined ? identity.pool.guestRole : identity.pool.authenticatedRole;
  const role = access.roles.find(candidate => candidate.arn === arn);
  if (role === undefined || !isTrusted(role, vouched)) {
    const message = 'Invalid identity pool configuration. Check assigned IAM roles for this pool.';
    throw refuse('InvalidIdentityPoolConfigurationException', message);
  }
  // AWS takes a CustomRoleArn only from among the token's `cognito:roles`; the exact wording is unconfirmed.
  if (customRole !== undefined && customRole !== role.arn) {
    throw refuse('NotAuthorizedException', `Access to Role '${customRole}' is forbidden.`);
  }
  return role;
}

function nameOf(user: User | undefined): string {
  return user?.username ?? 'guest';
}
