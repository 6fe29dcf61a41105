import * as v from 'valibot';
import { allow, type Operation, timestamp } from './operation';
import { byCreation, pageEntries, pageOf, sortOrder } from './pages';

const inputSchema = v.object({
  ...pageEntries,
  SortOrder: sortOrder,
  DomainIdEquals: v.optional(v.string()),
  UserProfileNameEquals: v.optional(v.string()),
  SpaceNameEquals: v.optional(v.string()),
});

/** ListApps: all or nothing for IAM, page by page. All apps here are those of spaces, so that no user profile has any. */
export const listApps: Operation = call => {
  const { resources, region } = call;
  const request = v.parse(inputSchema, call.input);
  const { DomainIdEquals: domainId, SpaceNameEquals: spaceName, UserProfileNameEquals: userProfileName } = request;
  allow(call, { action: 'sagemaker:ListApps', resource: '*', tags: {} });
  const found = resources
    .apps(region)
    .filter(({ space }) => domainId === undefined || space.domain.id === domainId)
    .filter(({ space }) => spaceName === undefined || space.name === spaceName)
    .filter(() => userProfileName === undefined);
  const { items, next } = pageOf('apps', byCreation(found, request.SortOrder), request, call);
  const Apps = items.map(app => ({
    ...{ DomainId: app.space.domain.id, SpaceName: app.space.name, AppType: app.space.appType, AppName: 'default' },
    ...{ Status: resources.stageOf(app).status, CreationTime: timestamp(app.created), ResourceSpec: app.resourceSpec },
  }));
  return {
    output: { Apps, ...next },
    detail: { domain: domainId ?? '', apps: `${Apps.length}` },
  };
};
