import * as v from 'valibot';
import { configurationSchema } from '../../core/configuration/configuration';
import { storageItem } from '../api/storage-item';

/** The configuration as it was before the latest import, and when that was, in milliseconds since 1970. */
export const restorePointItem = storageItem(
  'local',
  'restorePoint',
  v.object({ savedAt: v.number(), configuration: configurationSchema }),
);
