import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { failureOf, launchFailure } from '../failure/launch-failure';
import { withKind } from '../kinds/kinds';
import type { Credentials } from '../sign-in/credentials';
import { chooseSpec, findDefaultSpec, hasImage, isInstanceType, type ResourceSpec } from '../spaces/resource-spec';
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
 * type, if known. Throws `app-image-missing`, and the failures of the calls.
 */
export async function startApp(target: ToStart, ports: StartPorts): Promise<string | undefined> {
  const { input, credentials } = target;
  const { region, endpoint } = input;
  const place = { region, endpoint };
  if (input.operation === 'DescribeNotebookInstance') {
    await ports.start({ operation: 'StartNotebookInstance', input: input.input, ...place }, credentials);
    return undefined;
  }
  const spec = await findSpec(target, place, ports);
  if (!spec) throw launchFailure({ code: 'app-image-missing', app: input.input.AppType, region });
  await ports.start({ operation: 'CreateApp', input: { ...input.input, ResourceSpec: spec }, ...place }, credentials);
  return spec.InstanceType;
}

async function findSpec(
  { input, profile, connection, credentials, wishedType }: ToStart,
  place: CallPlace,
  { describe }: StartPorts,
): Promise<ResourceSpec | undefined> {
  if (input.operation !== 'DescribeApp') return undefined;
  const { DomainId, SpaceName, AppType } = input.input;
  const instanceType = wishedType ?? instanceTypeOf(profile);
  if (instanceType !== undefined && !isInstanceType(instanceType)) {
    throw launchFailure({ code: 'field-invalid', field: 'instanceType' });
  }
  const wishes = { instanceType, imageArn: connection.spaceImageArn };
  const find = async (call: DefaultsCall) =>
    findDefaultSpec(AppType, await describe({ ...call, ...place }, credentials));
  const space = await find({ operation: 'DescribeSpace', input: { DomainId, SpaceName } });
  if (hasImage(space)) return chooseSpec(space, [], wishes);
  const UserProfileName = withKind(profile, (kind, own) => kind.findSession(own))?.userProfileName;
  const [ofUser, ofDomain] = await Promise.all([
    UserProfileName &&
      find({ operation: 'DescribeUserProfile', input: { DomainId, UserProfileName } }).catch(asUnknown),
    find({ operation: 'DescribeDomain', input: { DomainId } }).catch(asUnknown),
  ]);
  return chooseSpec(space, [ofUser || undefined, ofDomain], wishes);
}

/** Who may not see the defaults may have an image from elsewhere. Any other failure counts. */
function asUnknown(error: unknown): undefined {
  if (failureOf(error).code !== 'access-denied') throw error;
}

function instanceTypeOf(profile: Profile): string | undefined {
  return profile.type === 'studio' ? profile.instanceType : undefined;
}
