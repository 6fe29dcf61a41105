import { type Diagnosis, type DiagnosisTarget, findResult } from '../../core/diagnose/diagnosis';
import type { DiagnosisRequest } from '../../core/protocol';
import { withLock } from '../api/with-lock';
import { findConnection, findProfile, requireAllowed } from '../store/find-entry';
import { getManaged } from '../store/managed-configuration';
import { diagnosisItem, diagnosisLock } from './diagnoses';

type Run = (target: DiagnosisTarget, onChange: (diagnosis: Diagnosis) => Promise<void>) => Promise<unknown>;

/**
 * Runs a diagnosis, one at a time for each connection: whoever asks while a diagnosis is under way waits for that one.
 * Each change is stored for the page that shows the diagnosis. Does nothing if the connection does not exist (any
 * more). Throws `not-allowed-by-policy` for a connection that a policy does not allow.
 */
export async function diagnoseOnce(request: DiagnosisRequest, run: Run): Promise<void> {
  const item = diagnosisItem(request.connectionId);
  const known = item.get();
  await withLock(diagnosisLock(request.connectionId), async () => {
    const [before, last] = [await known, await item.get()];
    // Another diagnosis has begun or ended since this one was asked for. An interrupted one is no answer.
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
  const profile = profileId === undefined ? undefined : (await findProfile({ profileId }))?.profile;
  return connection && { connection, profile: profile?.connection === connectionId ? profile : undefined };
}
