import * as v from 'valibot';
import { storageItem } from '../api/storage-item';

/** The id of the launch whose failure the person saw last. Only the latest launch is ever shown, so one id is enough. */
export const seenOutcome = storageItem('session', 'seenOutcome', v.string());
