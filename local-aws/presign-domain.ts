import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Presigned } from './presigned';
import { refuse } from './refusal';
import { allow, type OperationCall } from './resources/operation';
import { requireDomain, requireSpace, requireUserProfile } from './resources/require';
import { sageMakerArn } from './resources/sage-maker-arn';

const inputSchema = v.object({
  DomainId: v.string(),
  UserProfileName: v.string(),
  SpaceName: v.optional(v.string()),
  LandingUri: v.optional(v.string()),
  ExpiresInSeconds: v.optional(v.number(), 300),
  SessionExpirationDurationInSeconds: v.optional(v.number(), 43_200),
});

/** Decides on CreatePresignedDomainUrl; throws a refusal in AWS's words. */
export function presignDomain(call: OperationCall): Presigned {
  const request = v.parse(inputSchema, call.input);
  const { DomainId, UserProfileName, SpaceName, LandingUri } = request;
  const { region, resources, ways } = call;
  const userProfile = resources.findDomain(region, DomainId)?.userProfiles.find(({ name }) => name === UserProfileName);
  allow(call, {
    action: 'sagemaker:CreatePresignedDomainUrl',
    resource: sageMakerArn(region, `user-profile/${DomainId}/${UserProfileName}`),
    tags: userProfile?.tags ?? {},
  });
  judgeExistence(call, request);

  const label = SpaceName === undefined ? DomainId : randomLabel();
  const host = `${label}.studio${ways.hasFipsLinks ? '-fips' : ''}.${region}.sagemaker.aws`;
  const target = {
    ...{ host, kind: 'studio' as const, region, user: UserProfileName, domainOrInstance: DomainId, space: SpaceName },
    landingUri: LandingUri,
    sessionSeconds: request.SessionExpirationDurationInSeconds,
  };
  return { target, expiresInSeconds: request.ExpiresInSeconds, urlPrefix: `https://${host}/auth?token=` };
}

function judgeExistence({ resources, region }: OperationCall, request: v.InferOutput<typeof inputSchema>): void {
  const { DomainId, UserProfileName, SpaceName, LandingUri } = request;
  const domain = requireDomain(resources, region, DomainId);
  if (domain.authMode === 'SSO') {
    // Unconfirmed wording: that IAM Identity Center domains cannot be presigned is documented, the message is not.
    const message = `CreatePresignedDomainUrl is not supported for domain [${DomainId}] because its AuthMode is SSO.`;
    throw refuse('ValidationException', message);
  }
  requireUserProfile(domain, UserProfileName);
  const space = SpaceName === undefined ? undefined : requireSpace(resources, domain, SpaceName);
  // A private space opens for its owner alone; IAM does not see it, as the action's resource is the user profile. Unconfirmed wording.
  if (space?.sharingType === 'Private' && space.owner !== UserProfileName) {
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
