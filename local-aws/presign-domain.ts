import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { authorize } from './authorize';
import type { Principal } from './credentials';
import type { Presigned } from './presigned';
import { refuse } from './refusal';
import type { AwsWays } from './ways';
import { accountId, type Domain, domains } from './world';

const inputSchema = v.object({
  DomainId: v.string(),
  UserProfileName: v.string(),
  SpaceName: v.optional(v.string()),
  LandingUri: v.optional(v.string()),
  ExpiresInSeconds: v.optional(v.number(), 300),
  SessionExpirationDurationInSeconds: v.optional(v.number(), 43_200),
});

/** Decides on CreatePresignedDomainUrl; throws a refusal in AWS's words. */
export function presignDomain(principal: Principal, region: string, input: unknown, ways: AwsWays): Presigned {
  const request = v.parse(inputSchema, input);
  const { DomainId, UserProfileName, SpaceName, LandingUri } = request;
  const domain = domains.find(candidate => candidate.id === DomainId && candidate.region === region);
  const userProfile = domain?.userProfiles.find(({ name }) => name === UserProfileName);
  authorize(
    principal,
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      region,
      resource: `arn:aws:sagemaker:${region}:${accountId}:user-profile/${DomainId}/${UserProfileName}`,
      tags: userProfile?.tags ?? {},
    },
    ways.barrier,
  );
  judgeExistence(domain, request);

  const label = SpaceName === undefined ? DomainId : randomLabel();
  const host = `${label}.studio${ways.hasFipsLinks ? '-fips' : ''}.${region}.sagemaker.aws`;
  const target = {
    ...{ host, kind: 'studio' as const, user: UserProfileName, domainOrInstance: DomainId, space: SpaceName },
    landingUri: LandingUri,
    sessionSeconds: request.SessionExpirationDurationInSeconds,
  };
  return { target, expiresInSeconds: request.ExpiresInSeconds, urlPrefix: `https://${host}/auth?token=` };
}

function judgeExistence(domain: Domain | undefined, request: v.InferOutput<typeof inputSchema>): void {
  const { DomainId, UserProfileName, SpaceName, LandingUri } = request;
  if (domain === undefined) throw refuse('ResourceNotFound', `Domain [${DomainId}] does not exist.`);
  if (domain.authMode === 'SSO') {
    // Unconfirmed wording: that IAM Identity Center domains cannot be presigned is documented, the message is not.
    const message = `CreatePresignedDomainUrl is not supported for domain [${DomainId}] because its AuthMode is SSO.`;
    throw refuse('ValidationException', message);
  }
  if (!domain.userProfiles.some(({ name }) => name === UserProfileName)) {
    throw refuse('ResourceNotFound', `User Profile [${UserProfileName}] does not exist in domain [${DomainId}].`);
  }
  const space = domain.spaces.find(candidate => candidate.name === SpaceName);
  if (SpaceName !== undefined && space === undefined) {
    throw refuse('ResourceNotFound', `Space [${SpaceName}] does not exist in domain [${DomainId}].`);
  }
  // A private space opens for its owner alone; IAM does not see it, as the action's resource is the user profile. Unconfirmed wording.
  if (space !== undefined && space.owner !== UserProfileName) {
    throw refuse('ValidationException', `Space [${space.name}] is not owned by User Profile [${UserProfileName}].`);
  }
  if (SpaceName === undefined && LandingUri?.startsWith('app:JupyterLab:') === true) {
    const message = 'Provided app type JupyterLab is invalid for provided url type app for personal apps';
    throw refuse('ValidationException', message);
  }
}

/** With a space, AWS's host begins with a label that says nothing. */
function randomLabel(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(randomBytes(15), byte => alphabet[byte % alphabet.length]).join('');
}
