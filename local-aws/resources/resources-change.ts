import * as v from 'valibot';
import { appStatuses, notebookStatuses, spaceStatuses } from './records';
import { resourceWaysSchema } from './resource-ways';

const text = v.exactOptional(v.string());
const resourceSpec = v.exactOptional(v.record(v.string(), v.string()));

const spaceChangeSchema = v.strictObject({
  /** Its domain, where it is a new one; the first unless told. */
  domain: text,
  /** A user profile; a space that is not there yet is made if this is told. */
  owner: text,
  sharingType: v.exactOptional(v.picklist(['Private', 'Shared'])),
  appType: v.exactOptional(v.picklist(['JupyterLab', 'CodeEditor'])),
  displayName: text,
  /** AWS's `DefaultResourceSpec` of the space's app, whole; members that AWS's model does not know are answered, too. */
  resourceSpec,
  status: v.exactOptional(v.picklist(spaceStatuses)),
  /** Of its app. One that is Pending or Deleting goes on as `ways` say. */
  app: v.exactOptional(v.picklist(appStatuses)),
  /** Why the app failed, or, where `status` is set, the space. */
  failureReason: text,
});

const notebookChangeSchema = v.strictObject({
  status: v.exactOptional(v.picklist(notebookStatuses)),
  instanceType: text,
  failureReason: text,
});

/** AWS's `UserSettings`, `DefaultSpaceSettings` and `DomainSettings`, as they are to be answered. */
const settingsSchema = v.record(v.string(), v.unknown());
const domainChangeSchema = v.strictObject({
  userSettings: v.exactOptional(settingsSchema),
  spaceSettings: v.exactOptional(settingsSchema),
  /** For instance with `UnifiedStudioSettings`. */
  domainSettings: v.exactOptional(settingsSchema),
  /** Of its user profiles, by their names. */
  userProfiles: v.exactOptional(v.record(v.string(), settingsSchema)),
});

const resourcesChangeSchema = v.strictObject({
  ways: v.exactOptional(resourceWaysSchema),
  /** By their names. */
  spaces: v.exactOptional(v.record(v.string(), spaceChangeSchema)),
  /** By their names. */
  notebookInstances: v.exactOptional(v.record(v.string(), notebookChangeSchema)),
  /** By their IDs. */
  domains: v.exactOptional(v.record(v.string(), domainChangeSchema)),
});

/** What is to be otherwise from now on; what is left out stays as it is. */
export type ResourcesChange = v.InferInput<typeof resourcesChangeSchema>;
export type SpaceChange = v.InferInput<typeof spaceChangeSchema>;
export type NotebookChange = v.InferInput<typeof notebookChangeSchema>;
export type DomainSettings = v.InferInput<typeof domainChangeSchema>;

/** Parses a change from outside; throws if it is none. */
export function parseResourcesChange(value: unknown): ResourcesChange {
  return v.parse(resourcesChangeSchema, value);
}
