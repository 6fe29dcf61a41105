import type { Role } from './access';
import { withPrefix } from './authorize';
import { evaluateTrust } from './evaluate-policy';
import type { Identity } from './identities';
import type { Login } from './judge-logins';
import type { Tags } from './world';

const service = 'cognito-identity.amazonaws.com';

/** What an identity pool vouches for when it asks for a role's session, itself or by the token of the basic flow. */
export interface WebIdentity {
  readonly identityId: string;
  readonly identityPoolId: string;
  /** `authenticated` and the provider's name, or `unauthenticated`. */
  readonly amr: readonly string[];
  /** The principal tags, from claims of the ID token; a claim that it lacks gives none. */
  readonly tags: Tags;
}

export function webIdentity({ id, pool }: Identity, login: Login | undefined): WebIdentity {
  return {
    identityId: id,
    identityPoolId: pool.id,
    amr: login === undefined ? ['unauthenticated'] : ['authenticated', login.providerName],
    tags: login === undefined ? {} : tagsOf(pool.principalTags[login.providerName] ?? {}, login.claims),
  };
}

/** Whether a role's trust policy lets this identity take it, and bring its tags along if it has any. */
export function isTrusted(role: Role, { identityId, identityPoolId, amr, tags }: WebIdentity): boolean {
  const context = {
    [`${service}:aud`]: identityPoolId,
    [`${service}:sub`]: identityId,
    [`${service}:amr`]: amr,
    ...withPrefix('aws:RequestTag/', tags),
  };
  const actions = ['sts:AssumeRoleWithWebIdentity', ...(Object.keys(tags).length > 0 ? ['sts:TagSession'] : [])];
  return actions.every(action => evaluateTrust(role.trust, service, { action, context }) === 'allowed');
}

function tagsOf(mapping: Readonly<Record<string, string>>, claims: Login['claims']): Tags {
  const tags = Object.entries(mapping).map(([tag, claim]) => [tag, claims[claim]] as const);
  return Object.fromEntries(tags.flatMap(([tag, value]) => (typeof value === 'string' ? [[tag, value]] : [])));
}
