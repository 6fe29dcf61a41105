import * as v from 'valibot';
import { awsConstraints } from '../aws/aws-constraints';
import { appsOfSpaces, type LandingApp, landingApps } from '../aws/landing-uri';
import { onlyAppName } from '../kinds/state-call';
import { type AppState, parseAppState } from '../spaces/app-state';
import { plainName } from '../words/plain-name';
import { type ListName, pageSize, tokenSchema } from './list-call';

/** How a domain is opened. Only domains of IAM open by a link. `unified`: in SageMaker Unified Studio alone. */
export const domainModes = ['iam', 'identityCenter', 'unified'] as const;
export type DomainMode = (typeof domainModes)[number];

export interface FoundDomain {
  readonly id: string;
  /** What people call it. */
  readonly name: string | undefined;
}

export interface FoundUserProfile {
  readonly domainId: string;
  readonly name: string;
  /** Whether it is the signed-in person's, by its name (own-names.ts). */
  readonly isMine: boolean;
}

export interface FoundSpace {
  readonly domainId: string;
  readonly name: string;
  /** What people call it. */
  readonly displayName: string | undefined;
  /** The user profile that a private space belongs to: nobody else opens it. `undefined` for a shared space. */
  readonly owner: string | undefined;
  /** Whether its owner is the signed-in person. */
  readonly isMine: boolean;
  /** The app that the space is for. */
  readonly app: LandingApp | undefined;
}

export interface FoundNotebookInstance {
  readonly name: string;
  readonly state: AppState['state'] | undefined;
}

/** An app of a space. */
export interface FoundApp {
  readonly domainId: string;
  readonly spaceName: string;
  readonly app: LandingApp;
  readonly state: AppState['state'] | undefined;
}

interface Items {
  readonly domains: FoundDomain;
  readonly userProfiles: FoundUserProfile;
  readonly spaces: FoundSpace;
  readonly notebookInstances: FoundNotebookInstance;
  readonly apps: FoundApp;
}

/** A page of a list: what is readable of it, and how to ask for the next one. */
export type FoundPage = {
  readonly [L in ListName]: { readonly list: L; readonly items: readonly Items[L][]; readonly token?: string };
}[ListName];

const optional = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);
const nameOf = (field: 'domainId' | 'userProfileName' | 'spaceName' | 'notebookInstanceName') =>
  v.pipe(v.string(), v.maxLength(awsConstraints[field].max), v.regex(awsConstraints[field].pattern));

/** AWS allows 64 characters in a space's display name, and 63 in a domain's. */
const shownName = optional(v.pipe(v.string(), v.maxLength(64), v.transform(plainName)));
/** What is being deleted is not opened any more. */
const status = v.optional(v.pipe(v.string(), v.notValue('Deleting')));

const domainSchema = v.pipe(
  v.object({ DomainId: nameOf('domainId'), DomainName: shownName, Status: status }),
  v.transform((domain): FoundDomain => ({ id: domain.DomainId, name: domain.DomainName || undefined })),
);

const userProfileSchema = v.pipe(
  v.object({ DomainId: nameOf('domainId'), UserProfileName: nameOf('userProfileName'), Status: status }),
  v.transform((each): FoundUserProfile => ({ domainId: each.DomainId, name: each.UserProfileName, isMine: false })),
);

const spaceSchema = v.pipe(
  v.object({
    DomainId: nameOf('domainId'),
    SpaceName: nameOf('spaceName'),
    SpaceDisplayName: shownName,
    Status: status,
    SpaceSettingsSummary: optional(v.object({ AppType: optional(v.picklist(landingApps)) })),
    SpaceSharingSettingsSummary: optional(v.object({ SharingType: optional(v.string()) })),
    OwnershipSettingsSummary: optional(v.object({ OwnerUserProfileName: optional(nameOf('userProfileName')) })),
  }),
  v.transform((space): FoundSpace => {
    const isShared = space.SpaceSharingSettingsSummary?.SharingType === 'Shared';
    return {
      domainId: space.DomainId,
      name: space.SpaceName,
      displayName: space.SpaceDisplayName || undefined,
      owner: isShared ? undefined : space.OwnershipSettingsSummary?.OwnerUserProfileName,
      isMine: false,
      app: space.SpaceSettingsSummary?.AppType,
    };
  }),
);

const notebookSchema = v.pipe(
  v.object({
    NotebookInstanceName: nameOf('notebookInstanceName'),
    NotebookInstanceStatus: v.pipe(v.string(), v.notValue('Deleting')),
  }),
  v.transform(({ NotebookInstanceName, ...described }): FoundNotebookInstance => {
    const input = { NotebookInstanceName };
    const state = parseAppState({ operation: 'DescribeNotebookInstance', input }, described)?.state;
    return { name: NotebookInstanceName, state };
  }),
);

const appSchema = v.pipe(
  v.object({
    DomainId: nameOf('domainId'),
    SpaceName: nameOf('spaceName'),
    AppType: v.picklist(appsOfSpaces),
    AppName: v.literal(onlyAppName),
    Status: v.string(),
  }),
  v.transform(({ Status, ...input }): FoundApp => {
    const state = parseAppState({ operation: 'DescribeApp', input }, { Status })?.state;
    return { domainId: input.DomainId, spaceName: input.SpaceName, app: input.AppType, state };
  }),
);

const pageSchema = v.object({
  Domains: optional(v.array(v.unknown())),
  UserProfiles: optional(v.array(v.unknown())),
  Spaces: optional(v.array(v.unknown())),
  NotebookInstances: optional(v.array(v.unknown())),
  Apps: optional(v.array(v.unknown())),
  NextToken: v.optional(tokenSchema),
});

/**
 * Reads AWS's answer to a list. An entry that AWS's own bounds refuse, or that is being deleted, is left out. `undefined`
 * for an answer that is no page, or whose token is longer than AWS's are: nobody could ask for what follows.
 */
export function parsePage(list: ListName, answer: unknown): FoundPage | undefined {
  const parsed = v.safeParse(pageSchema, answer);
  if (!parsed.success) return undefined;
  const { Domains, UserProfiles, Spaces, NotebookInstances, Apps, NextToken } = parsed.output;
  const next = NextToken === undefined ? {} : { token: NextToken };
  switch (list) {
    case 'domains':
      return { list, items: readItems(Domains, domainSchema), ...next };
    case 'userProfiles':
      return { list, items: readItems(UserProfiles, userProfileSchema), ...next };
    case 'spaces':
      return { list, items: readItems(Spaces, spaceSchema), ...next };
    case 'notebookInstances':
      return { list, items: readItems(NotebookInstances, notebookSchema), ...next };
    case 'apps':
      return { list, items: readItems(Apps, appSchema), ...next };
  }
}

function readItems<T>(items: readonly unknown[] = [], schema: v.GenericSchema<unknown, T>): T[] {
  return items.slice(0, pageSize).flatMap(item => {
    const read = v.safeParse(schema, item);
    return read.success ? [read.output] : [];
  });
}

/** A page whose user profiles and private spaces say whether they are somebody's own. */
export function withMine(page: FoundPage, isMine: (userProfileName: string) => boolean): FoundPage {
  switch (page.list) {
    case 'userProfiles':
      return { ...page, items: page.items.map(item => ({ ...item, isMine: isMine(item.name) })) };
    case 'spaces':
      return {
        ...page,
        items: page.items.map(item => ({ ...item, isMine: item.owner !== undefined && isMine(item.owner) })),
      };
    default:
      return page;
  }
}

const modeSchema = v.object({
  AuthMode: optional(v.string()),
  DomainSettings: optional(
    v.object({ UnifiedStudioSettings: optional(v.object({ StudioWebPortalAccess: optional(v.string()) })) }),
  ),
});

/**
 * How a domain is opened, by AWS's answer to DescribeDomain: no list tells. A domain that has moved to SageMaker Unified
 * Studio may be open in Studio as well (`StudioWebPortalAccess`):
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UnifiedStudioSettings.html
 */
export function parseDomainMode(answer: unknown): DomainMode | undefined {
  const parsed = v.safeParse(modeSchema, answer);
  if (!parsed.success) return undefined;
  const { AuthMode, DomainSettings } = parsed.output;
  if (DomainSettings?.UnifiedStudioSettings?.StudioWebPortalAccess === 'DISABLED') return 'unified';
  return AuthMode === 'SSO' ? 'identityCenter' : 'iam';
}
