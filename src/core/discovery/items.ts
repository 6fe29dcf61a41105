import * as v from 'valibot';
import { awsConstraints } from '../aws/aws-constraints';
import { appsOfSpaces, type LandingApp, landingApps } from '../aws/landing-uri';
import { onlyAppName } from '../kinds/state-call';
import { type AppState, parseAppState } from '../spaces/app-state';
import { plainName } from '../words/plain-name';

// What AWS lists, and how each entry of its answers is read.

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

export const optional = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);
const nameOf = (field: 'domainId' | 'userProfileName' | 'spaceName' | 'notebookInstanceName') =>
  v.pipe(v.string(), v.maxLength(awsConstraints[field].max), v.regex(awsConstraints[field].pattern));

/** AWS allows 64 characters in a space's display name, and 63 in a domain's. */
const shownName = optional(v.pipe(v.string(), v.maxLength(64), v.transform(plainName)));
/** What is being deleted is not opened any more. */
const status = v.optional(v.pipe(v.string(), v.notValue('Deleting')));

export const domainSchema = v.pipe(
  v.object({ DomainId: nameOf('domainId'), DomainName: shownName, Status: status }),
  v.transform((domain): FoundDomain => ({ id: domain.DomainId, name: domain.DomainName || undefined })),
);

export const userProfileSchema = v.pipe(
  v.object({ DomainId: nameOf('domainId'), UserProfileName: nameOf('userProfileName'), Status: status }),
  v.transform((each): FoundUserProfile => ({ domainId: each.DomainId, name: each.UserProfileName, isMine: false })),
);

export const spaceSchema = v.pipe(
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

export const notebookSchema = v.pipe(
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

export const appSchema = v.pipe(
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
