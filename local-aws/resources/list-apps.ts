import * as v from 'valibot';
import { refuse } from '../refusal';
import { allow, type Operation, timestamp } from './operation';

const inputSchema = v.object({
  NextToken: v.optional(v.string()),
  MaxResults: v.optional(v.number(), 10),
  SortOrder: v.optional(v.picklist(['Ascending', 'Descending']), 'Ascending'),
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
  const start = parseToken(request.NextToken);
  const found = resources
    .apps(region)
    .filter(({ space }) => domainId === undefined || space.domain.id === domainId)
    .filter(({ space }) => spaceName === undefined || space.name === spaceName)
    .filter(() => userProfileName === undefined)
    .toSorted((one, other) => (one.created - other.created) * (request.SortOrder === 'Ascending' ? 1 : -1));
  const end = start + request.MaxResults;
  const Apps = found.slice(start, end).map(app => ({
    ...{ DomainId: app.space.domain.id, SpaceName: app.space.name, AppType: app.space.appType, AppName: 'default' },
    ...{ Status: resources.stageOf(app).status, CreationTime: timestamp(app.created), ResourceSpec: app.resourceSpec },
  }));
  return {
    output: { Apps, ...(end < found.length ? { NextToken: formatToken(end) } : {}) },
    detail: { domain: domainId ?? '', apps: `${Apps.length}` },
  };
};

/** Nothing that a client should read. */
function formatToken(start: number): string {
  return Buffer.from(`apps:${start}`).toString('base64url');
}

function parseToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, start] = /^apps:(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  // Unconfirmed wording.
  if (start === undefined) throw refuse('ValidationException', 'Invalid pagination token.');
  return Number(start);
}
