import { type Diagnosis, type DiagnosisTarget, findResult } from '../../core/diagnose/diagnosis';
import type { DiagnosisRequest } from '../../core/protocol';
import { withLock } from '../api/with-lock';
import { findConnection, findLaunch, requireAllowed } from '../store/configuration-store';
import { getManaged } from '../store/managed-configuration';
import { diagnosisItem, diagnosisLock } from './diagnoses';

type Run = (target: DiagnosisTarget, onChange: (diagnosis: Diagnosis) => Promise<void>) => Promise<unknown>;

/**
 * Runs a diagnosis, one flight for a connection: who asks while one is under way waits for it. Each change is stored
 * for the page that shows it. Nothing is done for a connection that is not there (any more); throws
 * `not-allowed-by-policy` for one that a policy does not allow.
 */
export async function diagnoseOnce(request: DiagnosisRequest, run: Run): Promise<void> {
  const item = diagnosisItem(request.connectionId);
  const known = item.get();
  await withLock(diagnosisLock(request.connectionId), async () => {
    const [before, last] = [await known, await item.get()];
    // It has begun or ended since this was asked. One whose worker was stopped is no answer.
    const isShared = last !== undefined && (last.id !== before?.id || before.endedAt === undefined);
    if (isShared && last.endedAt !== undefined && !findResult(last, 'interrupted')) return;
    const target = await findTarget(request);
    const id = crypto.randomUUID();
    if (target) await run(target, async diagnosis => await item.set({ ...diagnosis, id }));
  });
}

async function findTarget({ connectionId, profileId }: DiagnosisRequest): Promise<DiagnosisTarget | undefined> {
  await requireAllowed(connectionId, await getManaged());
  const connection = await findConnection(connectionId);
  const profile = profileId === undefined ? undefined : (await findLaunch({ profileId }))?.profile;
  return connection && { connection, profile: profile?.connection === connectionId ? profile : undefined };
}
