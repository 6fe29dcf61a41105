import * as v from 'valibot';
import type { Members } from '../value';
import type { Domain, NotebookInstance, ResourceSpec, Space, Tags } from '../world';
import { type Course, courseFrom } from './course';
import { sageMakerArn } from './sage-maker-arn';

// What is kept of each resource. A change makes a new record in the place of the old one.

export const spaceStatuses = [
  ...(['InService', 'Pending', 'Updating', 'Deleting'] as const),
  ...(['Failed', 'Update_Failed', 'Delete_Failed'] as const),
] as const;
export type SpaceStatus = (typeof spaceStatuses)[number];

export interface SpaceRecord {
  readonly domain: Domain;
  readonly name: string;
  readonly owner: string;
  readonly sharingType: Space['sharingType'];
  readonly appType: Space['appType'];
  readonly displayName: string | undefined;
  /** AWS's shape `SpaceSettings`. */
  readonly settings: Members;
  readonly tags: Tags;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly course: Course<SpaceStatus>;
}

/** `absent`: AWS forgets an app 24 hours after it was deleted. */
export const appStatuses = ['InService', 'Pending', 'Deleting', 'Deleted', 'Failed', 'absent'] as const;
export type AppStatus = (typeof appStatuses)[number];

/** A record whose start AWS does not tell of at once. */
export interface ToldLate<T> {
  /** What is told until then (milliseconds since the epoch): what was there before, if anything was. */
  readonly told?: { readonly before: T | undefined; readonly until: number };
}

/** The app of a space; its name is always `default`. */
export interface AppRecord extends ToldLate<AppRecord> {
  readonly space: Pick<SpaceRecord, 'domain' | 'name' | 'appType'>;
  readonly resourceSpec: ResourceSpec;
  readonly tags: Tags;
  readonly created: number;
  /** Whether it was started here, and has not run from the beginning. */
  readonly wasStarted: boolean;
  readonly course: Course<AppStatus>;
}

export const notebookStatuses = [
  ...(['InService', 'Pending', 'Stopping', 'Stopped', 'Failed', 'Updating'] as const),
  ...(['Deleting', 'PendingMaintenance', 'InMaintenance'] as const),
] as const;
export type NotebookStatus = (typeof notebookStatuses)[number];

export interface NotebookRecord extends ToldLate<NotebookRecord> {
  readonly instance: NotebookInstance;
  readonly instanceType: string;
  readonly created: number;
  readonly course: Course<NotebookStatus>;
}

export function spaceArn({ domain, name }: Pick<SpaceRecord, 'domain' | 'name'>): string {
  return sageMakerArn(domain.region, `space/${domain.id}/${name}`);
}

export function userProfileArn({ id, region }: Pick<Domain, 'id' | 'region'>, name: string): string {
  return sageMakerArn(region, `user-profile/${id}/${name}`);
}

/** A space as Studio makes it, with the tags that Studio gives it. */
export function spaceRecord(domain: Domain, space: Space, created: number): SpaceRecord {
  const { name, owner, sharingType, appType, displayName, resourceSpec } = space;
  return {
    ...{ domain, name, owner, sharingType, appType, displayName, created },
    settings: {
      AppType: appType,
      [appSettingsName(appType)]: { DefaultResourceSpec: resourceSpec },
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 5 } },
      RemoteAccess: 'DISABLED',
    },
    tags: {
      'sagemaker:user-profile-arn': userProfileArn(domain, owner),
      'sagemaker:domain-arn': sageMakerArn(domain.region, `domain/${domain.id}`),
      'sagemaker:space-arn': spaceArn({ domain, name }),
    },
    course: courseFrom(created, { status: 'InService' }),
  };
}

/** Where the settings of a space, a user profile or a domain have those of this app. */
export function appSettingsName(appType: Space['appType']): string {
  return `${appType}AppSettings`;
}

const appSettingsSchema = v.object({ DefaultResourceSpec: v.optional(v.record(v.string(), v.string()), {}) });

/** What the space's app runs on, unless its start says otherwise. */
export function defaultResourceSpec({ appType, settings }: Pick<SpaceRecord, 'appType' | 'settings'>): ResourceSpec {
  return v.parse(appSettingsSchema, settings[appSettingsName(appType)] ?? {}).DefaultResourceSpec;
}
