import * as v from 'valibot';
import { allow, type Operation, timestamp } from './operation';
import { requireDomain, requireSpace } from './require';
import { sageMakerArn } from './sage-maker-arn';

const inputSchema = v.object({ DomainId: v.string(), SpaceName: v.string() });

/** DescribeSpace. */
export const describeSpace: Operation = call => {
  const { resources, region } = call;
  const { DomainId, SpaceName } = v.parse(inputSchema, call.input);
  const domain = resources.findDomain(region, DomainId);
  const tags = domain === undefined ? {} : resources.findSpace(domain, SpaceName)?.tags;
  const SpaceArn = sageMakerArn(region, `space/${DomainId}/${SpaceName}`);
  allow(call, { action: 'sagemaker:DescribeSpace', resource: SpaceArn, tags: tags ?? {} });
  const space = requireSpace(resources, requireDomain(resources, region, DomainId), SpaceName);
  const { status, failureReason, from } = resources.stageOf(space);
  return {
    output: {
      ...{ DomainId, SpaceName, SpaceArn, SpaceDisplayName: space.displayName },
      ...{ Status: status, FailureReason: failureReason, SpaceSettings: space.settings },
      ...{ CreationTime: timestamp(space.created), LastModifiedTime: timestamp(from) },
      OwnershipSettings: { OwnerUserProfileName: space.owner },
      SpaceSharingSettings: { SharingType: space.sharingType },
    },
    detail: { domain: DomainId, space: SpaceName, status },
  };
};
