import type { Configuration } from '../configuration/configuration';
import type { ManagedSettings } from '../store/managed-settings';

/**
 * What an administrator's policy gives everybody: a document, and the settings beside it, as
 * core/store/managed-configuration.ts reads them. A setting that is left out stays the person's own choice.
 */
export interface Policy extends PolicySettings {
  readonly configuration: Configuration;
}

/** The settings of a policy. The address of a shared file is part of the document. */
export type PolicySettings = Omit<ManagedSettings, 'sharedFile'>;

/** A policy that says nothing of the settings that are left out. */
export function makePolicy(configuration: Configuration, settings: PolicySettings): Policy {
  return { configuration, ...withoutUndefined(settings) };
}

/** The same with the document as one text of JSON, for places that have texts and numbers alone. */
export function flattenPolicy({ configuration, ...settings }: Policy): Readonly<Record<string, string | boolean>> {
  return { configurationJson: JSON.stringify(configuration), ...withoutUndefined(settings) };
}

function withoutUndefined(settings: PolicySettings): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
