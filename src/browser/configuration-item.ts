import * as v from 'valibot';
import {
  type Configuration,
  emptyConfiguration,
  type ParsedConfiguration,
  parseConfiguration,
} from '../core/configuration';
import { storageItem } from './storage-item';

// Stored as it is and parsed on the way out, so that a document which cannot be read is still there to be exported.
const document = storageItem('local', 'configuration', v.unknown());
const restorePoint = storageItem('local', 'configurationRestorePoint', v.unknown());

/** The stored configuration: empty where there is none yet, its problems where it cannot be read. */
export async function getConfiguration(): Promise<ParsedConfiguration> {
  return parseStored(await document.get());
}

/** Stores a configuration; the one before it is kept as the restore point. */
export async function saveConfiguration(configuration: Configuration): Promise<void> {
  const before = await document.get();
  if (before !== undefined) await restorePoint.set(before);
  await document.set(configuration);
}

/** Calls back when a page or the worker has stored another configuration; returns how to stop. */
export function onConfigurationChanged(callback: (configuration: ParsedConfiguration) => void): () => void {
  return document.onChanged(value => callback(parseStored(value)));
}

function parseStored(stored: unknown): ParsedConfiguration {
  return stored === undefined ? { ok: true, configuration: emptyConfiguration } : parseConfiguration(stored);
}
