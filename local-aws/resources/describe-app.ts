import * as v from 'valibot';
import { refuse } from '../refusal';
import { appKeysSchema, describeKeys, findAppTarget } from './app-target';
import { allow, type Operation, timestamp } from './operation';
import { requireDomain } from './require';

/** DescribeApp. AWS still describes an app for 24 hours after it was deleted. */
export const describeApp: Operation = call => {
  const { resources, region } = call;
  const keys = v.parse(appKeysSchema, call.input);
  const { arn, app: found } = findAppTarget(call, 'DescribeApp', keys);
  const app = found && resources.asTold(found);
  allow(call, { action: 'sagemaker:DescribeApp', resource: arn, tags: app?.tags ?? {} });
  requireDomain(resources, region, keys.DomainId);
  // Unconfirmed wording.
  if (app === undefined) throw refuse('ResourceNotFound', `App [${arn}] does not exist.`);
  const { status, failureReason } = resources.stageOf(app);
  const { DomainId, SpaceName, AppType, AppName } = keys;
  // Health checks count as activity, whatever the name says.
  const checked = timestamp(resources.moment().now);
  return {
    output: {
      ...{ AppArn: arn, DomainId, SpaceName, AppType, AppName, Status: status, FailureReason: failureReason },
      ...{ CreationTime: timestamp(app.created), ResourceSpec: app.resourceSpec },
      ...(status === 'InService' ? { LastHealthCheckTimestamp: checked, LastUserActivityTimestamp: checked } : {}),
    },
    detail: { ...describeKeys(keys), status },
  };
};
