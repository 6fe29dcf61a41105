import * as v from 'valibot';
import { refuse } from '../refusal';
import { isMembers, isValue, type Members, members, type Value } from '../value';
import { ownershipConditions, resourceSpecConditions } from './app-target';
import { allow, type Operation, type OperationCall } from './operation';
import { defaultResourceSpec, type SpaceRecord } from './records';
import { requireDomain, requireSpace } from './require';
import { sageMakerArn } from './sage-maker-arn';
import { updateCourse } from './starts-and-stops';

const inputSchema = v.object({
  DomainId: v.string(),
  SpaceName: v.string(),
  SpaceDisplayName: v.optional(v.string()),
  /** An object, by AWS's model. */
  SpaceSettings: v.optional(v.unknown()),
});

/** UpdateSpace: what is left out stays as it was. */
export const updateSpace: Operation = call => {
  const { resources, region } = call;
  const { DomainId, SpaceName, SpaceDisplayName, SpaceSettings: settings = {} } = v.parse(inputSchema, call.input);
  const SpaceSettings = isValue(settings) ? members(settings) : {};
  const domain = resources.findDomain(region, DomainId);
  const found = domain && resources.findSpace(domain, SpaceName);
  const SpaceArn = sageMakerArn(region, `space/${DomainId}/${SpaceName}`);
  allow(call, {
    action: 'sagemaker:UpdateSpace',
    resource: SpaceArn,
    tags: found?.tags ?? {},
    conditions: {
      ...ownershipConditions(found),
      ...(found && resourceSpecConditions(defaultResourceSpec({ ...found, settings: SpaceSettings }))),
      ...(typeof SpaceSettings.RemoteAccess === 'string' && { 'sagemaker:RemoteAccess': SpaceSettings.RemoteAccess }),
    },
  });
  const space = requireSpace(resources, requireDomain(resources, region, DomainId), SpaceName);
  judgeState(call, space);
  if ((SpaceSettings.AppType ?? space.appType) !== space.appType) {
    // Unconfirmed wording.
    throw refuse('ValidationException', `The app type of Space [${SpaceName}] cannot be changed.`);
  }
  resources.putSpace({
    ...space,
    displayName: SpaceDisplayName ?? space.displayName,
    settings: mergeSettings(space.settings, SpaceSettings),
    course: updateCourse(resources.moment(), 'InService'),
  });
  return { output: { SpaceArn }, detail: { domain: DomainId, space: SpaceName } };
};

/** Neither while another change is under way, nor while its app has an instance. Unconfirmed wording. */
function judgeState({ resources }: OperationCall, space: SpaceRecord): void {
  const { status } = resources.stageOf(space);
  if (status === 'Pending' || status === 'Updating' || status === 'Deleting') {
    throw refuse('ResourceInUse', `Space [${space.name}] cannot be updated in status [${status}].`);
  }
  const app = resources.findApp(space);
  const appStatus = app && resources.stageOf(app).status;
  if (appStatus === 'InService' || appStatus === 'Pending' || appStatus === 'Deleting') {
    const message = `Space [${space.name}] cannot be updated because App(s) are associated with it.`;
    throw refuse('ResourceInUse', message);
  }
}

/** Settings of an app are merged too, but what an app runs on is taken whole. */
function mergeSettings(before: Members, wanted: Members): Members {
  const merged = Object.entries(wanted).map(([name, value]): [string, Value] => {
    const old = before[name];
    return [name, isMembers(old) && isMembers(value) ? { ...old, ...value } : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}
