import * as v from 'valibot';
import { diagnosisSchema, endDiagnosis } from '../../core/diagnose/diagnosis';
import { type StorageItem, storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** A diagnosis with a random id of its own, so that telling two diagnoses apart does not depend on a clock. */
const storedDiagnosisSchema = v.object({ ...diagnosisSchema.entries, id: v.string() });
type StoredDiagnosis = v.InferOutput<typeof storedDiagnosisSchema>;

/** The latest diagnosis of a connection. Written by the worker, watched by the page. */
export const diagnosisItem = (connectionId: string): StorageItem<StoredDiagnosis> =>
  storageItem('session', `diagnosis:${connectionId}`, storedDiagnosisSchema);

/** The lock that a diagnosis holds while it is under way. */
export const diagnosisLock = (connectionId: string) => `diagnosis:${connectionId}`;

/** Waits until a diagnosis is over. If its worker could not finish the diagnosis, stores that it was interrupted. */
export async function settleDiagnosis(connectionId: string): Promise<void> {
  const item = diagnosisItem(connectionId);
  await withLock(diagnosisLock(connectionId), async () => {
    const diagnosis = await item.get();
    if (diagnosis && diagnosis.endedAt === undefined)
      await item.set({ ...diagnosis, ...endDiagnosis(diagnosis, Date.now()) });
  });
}
