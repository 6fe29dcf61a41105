import * as v from 'valibot';
import { refuse } from '../refusal';
import {
  appKeysSchema,
  describeKeys,
  findAppTarget,
  ownershipConditions,
  requireSpaceOfApp,
  resourceSpecConditions,
} from './app-target';
import { allow, type Operation, type OperationCall } from './operation';
import { appQuota, judgeQuota } from './quota';
import type { SpaceRecord } from './records';
import { startCourse } from './starts-and-stops';

const inputSchema = v.object({
  ...appKeysSchema.entries,
  ResourceSpec: v.optional(v.record(v.string(), v.string()), {}),
  Tags: v.optional(v.array(v.object({ Key: v.string(), Value: v.string() })), []),
});

/** What an app runs on if nothing says otherwise. */
const smallestInstance = 'ml.t3.medium';

/** CreateApp: starts the app of a space. */
export const createApp: Operation = call => {
  const { resources } = call;
  const request = v.parse(inputSchema, call.input);
  const { ResourceSpec, AppType } = request;
  const { arn, space: named, app } = findAppTarget(call, 'CreateApp', request);
  const tags = Object.fromEntries(request.Tags.map(({ Key, Value }) => [Key, Value]));
  allow(call, {
    action: 'sagemaker:CreateApp',
    resource: arn,
    tags: {},
    conditions: {
      ...ownershipConditions(named),
      ...resourceSpecConditions(ResourceSpec),
      ...requestTagConditions(tags),
    },
  });
  const space = requireSpaceOfApp(call, request);
  judgeSpace(call, space);
  const status = app && resources.stageOf(app).status;
  if (status === 'InService' || status === 'Pending' || status === 'Deleting') {
    // Unconfirmed wording.
    throw refuse('ResourceInUse', `App [${arn}] already exists with status [${status}].`);
  }
  if (ResourceSpec.SageMakerImageArn === undefined) {
    throw refuse('ValidationException', `SageMaker Image ARN is required for App with type [${AppType}]`);
  }
  const instanceType = ResourceSpec.InstanceType ?? smallestInstance;
  judgeAppQuota(call, space, instanceType);
  const moment = resources.moment();
  resources.putApp({
    told: { before: app, until: moment.now + moment.ways.settleMilliseconds },
    ...{ space, tags, created: moment.now, wasStarted: true },
    resourceSpec: { ...ResourceSpec, InstanceType: instanceType },
    course: startCourse(moment, 'app', instanceType),
  });
  return { output: { AppArn: arn }, detail: { ...describeKeys(request), instanceType } };
};

function requestTagConditions(tags: Readonly<Record<string, string>>): Record<string, string | readonly string[]> {
  const keys = Object.keys(tags);
  if (keys.length === 0) return {};
  const values = Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]));
  return { ...values, 'aws:TagKeys': keys };
}

/** An app starts only in a space that is whole. Unconfirmed wording. */
function judgeSpace({ resources }: OperationCall, space: SpaceRecord): void {
  const { status, failureReason } = resources.stageOf(space);
  if (status === 'InService' || status === 'Update_Failed') return;
  const message = `Space [${space.name}] is in status [${status}]${failureReason ? `: ${failureReason}` : '.'}`;
  throw refuse(status === 'Pending' || status === 'Updating' ? 'ResourceInUse' : 'ValidationException', message);
}

/** Apps count as long as they have an instance, by their kind: quotas of notebook instances are others. */
function judgeAppQuota({ resources, region }: OperationCall, { appType }: SpaceRecord, instanceType: string): void {
  const used = resources
    .apps(region)
    .filter(({ space, resourceSpec }) => space.appType === appType && resourceSpec.InstanceType === instanceType)
    .filter(app => ['InService', 'Pending', 'Deleting'].includes(resources.stageOf(app).status));
  judgeQuota(resources.moment().ways, { quota: appQuota(appType, instanceType), used: used.length, unit: 'Apps' });
}
