import { type Diagnosis, type DiagnosisTarget, findResult } from '../core/diagnosis';
import type { DiagnosisRequest } from '../core/protocol';
import { findConnection, findLaunch, requireAllowed } from './configuration-store';
import { diagnosisItem, diagnosisLock } from './diagnoses';
import { getManaged } from './managed-configuration';
import { withLock } from './with-lock';

type Run = (target: DiagnosisTarget, onChange: (diagnosis: Diagnosis) => Promise<void>) => Promise<unknown>;

/**
 * Runs a diagnosis, one flight for a connection: who asks while one is under way waits for it. Each change is stored
 * for the page that shows it. Nothing is done for a connection that is not there (any more); throws
 * `not-allowed-by-policy` for one that a policy does not allow.
 */
export async function diagnoseOnce(request: DiagnosisRequest, run: Run): Promise<void> {
  const item = diagnosisItem(request.connectionId);
  const askedAt = Date.now();
  await withLock(diagnosisLock(request.connectionId), async () => {
    const last = await item.get();
    if ((last?.endedAt ?? 0) >= askedAt && last && !findResult(last, 'interrupted')) return;
    const target = await findTarget(request);
    if (target) await run(target, item.set);
  });
}

async function findTarget({ connectionId, profileId }: DiagnosisRequest): Promise<DiagnosisTarget | undefined> {
  await requireAllowed(connectionId, await getManaged());
  const connection = await findConnection(connectionId);
  const profile = profileId === undefined ? undefined : (await findLaunch({ profileId }))?.profile;
  return connection && { connection, profile: profile?.connection === connectionId ? profile : undefined };
}
