import { type Diagnosis, diagnosisSchema, endDiagnosis } from '../core/diagnosis';
import { type StorageItem, storageItem } from './storage-item';
import { withLock } from './with-lock';

/** The latest diagnosis of a connection. Written by the worker, watched by the page. */
export const diagnosisItem = (connectionId: string): StorageItem<Diagnosis> =>
  storageItem('session', `diagnosis:${connectionId}`, diagnosisSchema);

/** The lock that a diagnosis holds while it is under way. */
export const diagnosisLock = (connectionId: string) => `diagnosis:${connectionId}`;

/** Waits until a diagnosis is over, and writes down that it was interrupted where its worker could not end it. */
export async function settleDiagnosis(connectionId: string): Promise<void> {
  const item = diagnosisItem(connectionId);
  await withLock(diagnosisLock(connectionId), async () => {
    const diagnosis = await item.get();
    if (diagnosis && diagnosis.endedAt === undefined) await item.set(endDiagnosis(diagnosis, Date.now()));
  });
}
