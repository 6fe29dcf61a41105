import * as v from 'valibot';
import { allow, type Operation, timestamp } from './operation';
import { byCreation, pageEntries, pageOf, sortOrder } from './pages';

const inputSchema = v.object({
  ...pageEntries,
  SortOrder: sortOrder,
  DomainIdEquals: v.optional(v.string()),
  SpaceNameContains: v.optional(v.string(), ''),
});

/** ListSpaces: all or nothing for IAM. It has no filter for owners, and says nothing of what runs; ListApps does. */
export const listSpaces: Operation = call => {
  const { resources, region } = call;
  const request = v.parse(inputSchema, call.input);
  const { DomainIdEquals: domainId, SpaceNameContains: part } = request;
  allow(call, { action: 'sagemaker:ListSpaces', resource: '*', tags: {} });
  const found = resources
    .spaces(region)
    .filter(({ domain }) => domainId === undefined || domain.id === domainId)
    .filter(({ name }) => name.includes(part));
  const { items, next } = pageOf('spaces', byCreation(found, request.SortOrder), request, call);
  const Spaces = items.map(space => {
    const { status, from } = resources.stageOf(space);
    const { appType: AppType, settings } = space;
    const { RemoteAccess, SpaceStorageSettings } = settings;
    return {
      ...{ DomainId: space.domain.id, SpaceName: space.name, SpaceDisplayName: space.displayName, Status: status },
      ...{ CreationTime: timestamp(space.created), LastModifiedTime: timestamp(from) },
      SpaceSettingsSummary: { AppType, RemoteAccess, SpaceStorageSettings },
      SpaceSharingSettingsSummary: { SharingType: space.sharingType },
      OwnershipSettingsSummary: { OwnerUserProfileName: space.owner },
    };
  });
  return { output: { Spaces, ...next }, detail: { domain: domainId ?? '', spaces: `${items.length}` } };
};
