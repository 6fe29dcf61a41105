import * as v from 'valibot';
import { allow, type Operation } from './operation';
import { requireDomain, requireUserProfile } from './require';
import { sageMakerArn } from './sage-maker-arn';

const domainSchema = v.object({ DomainId: v.string() });
const userProfileSchema = v.object({ DomainId: v.string(), UserProfileName: v.string() });

/** All domains have the same name, as nothing keeps people from giving it twice. */
export const domainName = 'acme';

export function domainUrl(id: string, region: string): string {
  return `https://${id}.studio.${region}.sagemaker.aws`;
}

/** DescribeDomain; it has the default settings that were set, and none from the beginning. */
export const describeDomain: Operation = call => {
  const { resources, region } = call;
  const { DomainId } = v.parse(domainSchema, call.input);
  const DomainArn = sageMakerArn(region, `domain/${DomainId}`);
  allow(call, { action: 'sagemaker:DescribeDomain', resource: DomainArn, tags: {} });
  const domain = requireDomain(resources, region, DomainId);
  const { userSettings = {}, spaceSettings = {}, domainSettings } = resources.settingsOf(domain);
  return {
    output: {
      ...{ DomainId, DomainArn, DomainName: domainName, Status: 'InService', AuthMode: domain.authMode },
      ...{ DefaultUserSettings: userSettings, DefaultSpaceSettings: spaceSettings },
      ...(domainSettings && { DomainSettings: domainSettings }),
      Url: domainUrl(DomainId, region),
    },
    detail: { domain: DomainId },
  };
};

/** DescribeUserProfile; it has the settings that were set, and none from the beginning. */
export const describeUserProfile: Operation = call => {
  const { resources, region } = call;
  const { DomainId, UserProfileName } = v.parse(userProfileSchema, call.input);
  const UserProfileArn = sageMakerArn(region, `user-profile/${DomainId}/${UserProfileName}`);
  const found = resources.findDomain(region, DomainId)?.userProfiles.find(({ name }) => name === UserProfileName);
  allow(call, { action: 'sagemaker:DescribeUserProfile', resource: UserProfileArn, tags: found?.tags ?? {} });
  const domain = requireDomain(resources, region, DomainId);
  requireUserProfile(domain, UserProfileName);
  const UserSettings = resources.settingsOf(domain).userProfiles?.[UserProfileName] ?? {};
  return {
    output: { DomainId, UserProfileName, UserProfileArn, Status: 'InService', UserSettings },
    detail: { domain: DomainId, user: UserProfileName },
  };
};
