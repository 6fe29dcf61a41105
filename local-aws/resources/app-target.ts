import * as v from 'valibot';
import type { PolicyRequest } from '../evaluate-policy';
import { refuse } from '../refusal';
import type { OperationCall } from './operation';
import { type AppRecord, type SpaceRecord, userProfileArn } from './records';
import { requireDomain, requireSpace, requireUserProfile } from './require';
import { sageMakerArn } from './sage-maker-arn';

export const appKeysSchema = v.object({
  DomainId: v.string(),
  UserProfileName: v.optional(v.string()),
  SpaceName: v.optional(v.string()),
  AppType: v.string(),
  AppName: v.string(),
});

type AppKeys = v.InferOutput<typeof appKeysSchema>;

/** What the keys of an app name, as far as it exists: IAM is asked before AWS says whether it does. */
export interface AppTarget {
  readonly arn: string;
  readonly space: SpaceRecord | undefined;
  readonly app: AppRecord | undefined;
}

/** The only name of an app of JupyterLab and Code Editor. */
const appName = 'default';

/** Throws a refusal for keys that name neither a space nor a user profile, or both. */
export function findAppTarget({ resources, region }: OperationCall, operation: string, keys: AppKeys): AppTarget {
  const { DomainId, UserProfileName, SpaceName, AppType, AppName } = keys;
  if ((UserProfileName === undefined) === (SpaceName === undefined)) {
    const message = `Either UserProfileName or SpaceName must be passed for ${operation} operation.`;
    throw refuse('ValidationException', message);
  }
  const owner = SpaceName ?? UserProfileName;
  // The app's type is in lower case here, and nowhere else.
  const arn = sageMakerArn(region, `app/${DomainId}/${owner}/${AppType.toLowerCase()}/${AppName}`);
  const domain = resources.findDomain(region, DomainId);
  const space = SpaceName === undefined || domain === undefined ? undefined : resources.findSpace(domain, SpaceName);
  const isItsApp = space?.appType === AppType && AppName === appName;
  return { arn, space, app: isItsApp ? resources.findApp(space) : undefined };
}

/** The space that the keys name, for an app that can be in it; throws AWS's refusal if there is none. */
export function requireSpaceOfApp({ resources, region }: OperationCall, keys: AppKeys): SpaceRecord {
  const { DomainId, UserProfileName, SpaceName, AppType, AppName } = keys;
  const domain = requireDomain(resources, region, DomainId);
  if (UserProfileName !== undefined) requireUserProfile(domain, UserProfileName);
  if (SpaceName === undefined) {
    // Only what runs in spaces is served here. Unconfirmed wording.
    throw refuse('ValidationException', `App type [${AppType}] is not supported for User Profiles.`);
  }
  const space = requireSpace(resources, domain, SpaceName);
  if (AppType !== space.appType || AppName !== appName) {
    // Unconfirmed wording.
    const message = `App [${AppName}] of type [${AppType}] is not supported for Space [${SpaceName}] with app type [${space.appType}].`;
    throw refuse('ValidationException', message);
  }
  return space;
}

/** The condition keys by which a policy can tell whose space it is, and whether others use it. */
export function ownershipConditions(space: SpaceRecord | undefined): PolicyRequest['context'] {
  if (space === undefined) return {};
  return {
    'sagemaker:OwnerUserProfileArn': userProfileArn(space.domain, space.owner),
    'sagemaker:SpaceSharingType': space.sharingType,
  };
}

/** The condition keys by which a policy can tell what an app is to run on: what the request names itself. */
export function resourceSpecConditions(spec: Readonly<Record<string, string>> = {}): PolicyRequest['context'] {
  const named: [key: string, value: string | undefined][] = [
    ['sagemaker:InstanceTypes', spec.InstanceType],
    ['sagemaker:ImageArns', spec.SageMakerImageArn],
    ['sagemaker:ImageVersionArns', spec.SageMakerImageVersionArn],
    ['sagemaker:StudioLifecycleConfigArns', spec.LifecycleConfigArn],
  ];
  return Object.fromEntries(named.flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])));
}

export function describeKeys({ DomainId, SpaceName = '', AppType }: AppKeys): Record<string, string> {
  return { domain: DomainId, space: SpaceName, appType: AppType };
}
