import type { Value } from './value';
import { accountId, userPool } from './world';

/** What an administrator has set up for people to get in: identity pools, and the roles that these give. */
export interface Access {
  readonly identityPools: readonly IdentityPool[];
  readonly roles: readonly Role[];
}

export interface IdentityPool {
  readonly id: string;
  readonly region: string;
  /** Provider names whose ID tokens it takes, with the audience they must carry. */
  readonly providers: Readonly<Record<string, string>>;
  /** By provider names: the principal tags that a session gets, each with the claim that it is taken from. */
  readonly principalTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The ARN of the role that signed-in people get. */
  readonly authenticatedRole?: string;
  /** Set if the pool lets guests in. */
  readonly guestRole?: string;
  /** Whether GetOpenIdToken answers; off by default in AWS. */
  readonly allowsClassicFlow: boolean;
}

export interface Role {
  readonly arn: string;
  /** The policy that says who may take it. */
  readonly trust: Value;
  /** The policy that says what it may do. */
  readonly policy: Value;
  readonly maximumSessionSeconds: number;
}

const region = userPool.region;
/** The user pool, and the same as a provider whose issuer is a host alone (provider-ways.ts). */
const providerNames = [userPool.providerName, userPool.signInHost];
const providers = Object.fromEntries(providerNames.map(name => [name, userPool.clientId]));
const principalTags = Object.fromEntries(providerNames.map(name => [name, { studiouserid: 'cognito:username' }]));

const mainPool = 'us-east-1:11111111-2222-4333-8444-555555555555';
const guestPool = 'us-east-1:99999999-2222-4333-8444-555555555555';
const classicPool = 'us-east-1:77777777-2222-4333-8444-555555555555';

export const usersRole = `arn:aws:iam::${accountId}:role/acme-studio-users`;
export const guestsRole = `arn:aws:iam::${accountId}:role/acme-guests`;

/** How people get in unless told otherwise. */
export const demoAccess: Access = {
  identityPools: [
    { id: mainPool, region, providers, principalTags, authenticatedRole: usersRole, allowsClassicFlow: false },
    { id: guestPool, region, providers: {}, principalTags: {}, guestRole: guestsRole, allowsClassicFlow: true },
    { id: classicPool, region, providers, principalTags, authenticatedRole: usersRole, allowsClassicFlow: true },
  ],
  roles: [
    {
      arn: usersRole,
      trust: trustOf([mainPool, classicPool], 'authenticated'),
      policy: policyOf({
        Resource: '*',
        // A policy variable, not a template string.
        Condition: { StringEquals: { 'sagemaker:ResourceTag/studiouserid': `\${aws:PrincipalTag/studiouserid}` } },
      }),
      maximumSessionSeconds: 3600,
    },
    {
      arn: guestsRole,
      trust: trustOf([guestPool], 'unauthenticated'),
      // The basic flow lets anyone in who knows the pool and the role, which is what this is here to show.
      policy: policyOf({ Resource: `arn:aws:sagemaker:*:${accountId}:user-profile/*/bob` }),
      maximumSessionSeconds: 3600,
    },
  ],
};

function trustOf(pools: readonly string[], kind: 'authenticated' | 'unauthenticated'): Value {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': pools },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': kind },
      },
    },
  };
}

/** What has no tag may be asked for by everyone: what does not exist has none, and the service itself then says so. */
function policyOf(own: Readonly<Record<string, Value>>): Value {
  const allow = {
    Effect: 'Allow',
    Action: ['sagemaker:CreatePresignedDomainUrl', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  };
  const untagged = { Resource: '*', Condition: { Null: { 'sagemaker:ResourceTag/studiouserid': 'true' } } };
  return {
    Version: '2012-10-17',
    Statement: [
      { ...allow, ...own },
      { ...allow, ...untagged },
    ],
  };
}
