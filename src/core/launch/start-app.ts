import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { failureOf, launchFailure } from '../failure/launch-failure';
import type { Failure } from '../failure/launch-outcome';
import { withKind } from '../kinds/kinds';
import type { Credentials } from '../sign-in/credentials';
import {
  chooseSpec,
  findDefaultSpec,
  findHiddenTypes,
  hasImage,
  isInstanceType,
  type ResourceSpec,
} from '../spaces/resource-spec';
import type { DefaultsCall, StartCall } from '../spaces/start-calls';
import type { CallPlace, StateInput } from './presign-input';

export interface StartPorts {
  /** AWS's answer, not yet trusted. */
  describe(call: DefaultsCall & CallPlace, credentials: Credentials): Promise<unknown>;
  start(call: StartCall & CallPlace, credentials: Credentials): Promise<unknown>;
}

/** What is started, with the credentials of whom. */
export interface ToStart {
  /** The call for its state, which names it. */
  readonly input: StateInput;
  /** With its names resolved. */
  readonly profile: Profile;
  readonly connection: Connection;
  readonly credentials: Credentials;
  /** On what to start an app, whatever the profile says. */
  readonly wishedType?: string | undefined;
}

/**
 * Starts an app of a space or a notebook instance, with one call that costs money from then on. Resolves to the instance
 * type, if known. Throws `app-image-missing`, `instance-type-hidden`, and the failures of the calls.
 */
export async function startApp(target: ToStart, ports: StartPorts): Promise<string | undefined> {
  const { input, profile, credentials } = target;
  const place = placeOf(target);
  if (input.operation === 'DescribeNotebookInstance') {
    await ports
      .start({ operation: 'StartNotebookInstance', input: input.input, ...place }, credentials)
      .catch(error => refuse(error, { app: 'notebookInstance' }));
    return undefined;
  }
  const app = input.input.AppType;
  const spec = await findSpec(target, ports);
  if (!spec) throw launchFailure({ code: 'app-image-missing', app, region: place.region });
  const { InstanceType: instanceType } = spec;
  await ports
    .start({ operation: 'CreateApp', input: { ...input.input, ResourceSpec: spec }, ...place }, credentials)
    .catch(error => refuse(error, { app, ...(instanceType && { instanceType }), ...chosenBy(profile) }));
  return instanceType;
}

/** The instance type that an app would start on, if that is known: nothing is started. Throws the failures of the call. */
export async function findInstanceType(target: ToStart, { describe }: Pick<StartPorts, 'describe'>) {
  const chosen = instanceTypeOf(target.profile);
  if (chosen !== undefined || target.input.operation !== 'DescribeApp') return chosen;
  return (await findOfSpace(target, describe))?.InstanceType;
}

function placeOf({ input: { region, endpoint } }: ToStart): CallPlace {
  return { region, endpoint };
}

/** Adds to a refusal what was to be started. */
function refuse(error: unknown, parts: Partial<Failure>): never {
  throw launchFailure({ ...failureOf(error), ...parts }, error);
}

/** The field whose value AWS may refuse, where a profile names an instance type. */
function chosenBy(profile: Profile): Pick<Failure, 'field'> {
  return instanceTypeOf(profile) === undefined ? {} : { field: 'instanceType' };
}

async function findSpec(target: ToStart, { describe }: StartPorts): Promise<ResourceSpec | undefined> {
  const { input, profile, connection, credentials, wishedType } = target;
  if (input.operation !== 'DescribeApp') return undefined;
  const { DomainId, AppType } = input.input;
  const instanceType = wishedType ?? instanceTypeOf(profile);
  if (instanceType !== undefined && !isInstanceType(instanceType)) {
    throw launchFailure({ code: 'field-invalid', field: 'instanceType' });
  }
  const wishes = { instanceType, imageArn: connection.spaceImageArn };
  const space = await findOfSpace(target, describe);
  // Whoever chose a type in Studio has been shown it there.
  const isOther = instanceType !== undefined && instanceType !== space?.InstanceType;
  if (hasImage(space) && !isOther) return chooseSpec(space, [], wishes);
  const UserProfileName = withKind(profile, (kind, own) => kind.findSession(own))?.userProfileName;
  const ask = (call: DefaultsCall) => describe({ ...call, ...placeOf(target) }, credentials).catch(asUnknown);
  const [ofUser, ofDomain] = await Promise.all([
    UserProfileName && ask({ operation: 'DescribeUserProfile', input: { DomainId, UserProfileName } }),
    ask({ operation: 'DescribeDomain', input: { DomainId } }),
  ]);
  const hidden = findHiddenTypes(ofUser) ?? findHiddenTypes(ofDomain) ?? [];
  if (isOther && hidden.includes(instanceType)) {
    throw launchFailure({ code: 'instance-type-hidden', app: AppType, instanceType, field: 'instanceType' });
  }
  return chooseSpec(space, [findDefaultSpec(AppType, ofUser), findDefaultSpec(AppType, ofDomain)], wishes);
}

async function findOfSpace(target: ToStart, describe: StartPorts['describe']): Promise<ResourceSpec | undefined> {
  const { input, credentials } = target;
  if (input.operation !== 'DescribeApp') return undefined;
  const { DomainId, SpaceName, AppType } = input.input;
  const call = { operation: 'DescribeSpace', input: { DomainId, SpaceName } } as const;
  return findDefaultSpec(AppType, await describe({ ...call, ...placeOf(target) }, credentials));
}

/** Who may not see the defaults may have an image from elsewhere. Any other failure counts. */
function asUnknown(error: unknown): undefined {
  if (failureOf(error).code !== 'access-denied') throw error;
}

function instanceTypeOf(profile: Profile): string | undefined {
  return profile.type === 'studio' ? profile.instanceType : undefined;
}
