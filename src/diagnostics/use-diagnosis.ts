import { useEffect, useState } from 'preact/hooks';
import { requestContainers } from '../browser/api/container-permission';
import { requestHosts } from '../browser/api/host-permissions';
import { send } from '../browser/api/messaging';
import { openOptionsPage } from '../browser/api/pages';
import { diagnosisItem, settleDiagnosis } from '../browser/launch/diagnoses';
import type { Profile } from '../core/configuration/profile';
import { type Diagnosis, type DiagnosisStep, planDiagnosis } from '../core/diagnose/diagnosis';
import type { Remedy } from '../core/explain/explain-failure';
import { runRemedy } from '../ui/run-remedy';
import { useLive } from '../ui/use-live';
import type { FoundTarget } from './use-target';

export interface DiagnosisState {
  /** The latest diagnosis. If there was none yet, one that has not begun. */
  readonly diagnosis: Diagnosis;
  readonly phase: 'idle' | 'running' | 'ended';
  /** The profile for which the next run asks for a link. */
  readonly profile: Profile | undefined;
  choose(profileId: string): void;
  run(): void;
  remedy(chosen: Remedy, step: DiagnosisStep): void;
}

/** Has the worker diagnose, reports progress, and applies remedies. `undefined` until the store has been read. */
export function useDiagnosis({ connection, profiles }: FoundTarget): DiagnosisState | undefined {
  const { id: connectionId } = connection;
  const item = diagnosisItem(connectionId);
  const known = useLive(async () => ({ stored: await item.get() }), [item.onChanged], [connectionId]);
  const [chosen, setChosen] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const stored = known?.stored;
  const isUnderWay = stored !== undefined && stored.endedAt === undefined;
  const findProfile = (id: string | undefined) => profiles.find(profile => profile.id === id);
  const profile = findProfile(chosen) ?? findProfile(stored?.profileId) ?? profiles[0];

  useEffect(() => {
    // The diagnosis's worker may have been stopped. Then only this page can mark the diagnosis as ended.
    if (isUnderWay) void settleDiagnosis(connectionId);
  }, [isUnderWay, connectionId]);

  const run = async (first?: Promise<unknown>) => {
    setAsking(true);
    await first?.catch(() => undefined);
    const request = { connectionId, ...(profile && { profileId: profile.id }) };
    const ask = async () =>
      await send('diagnose', request).then(
        () => true,
        () => false,
      );
    const before = await item.get();
    if (!(await ask())) {
      // The worker was stopped. If it had not begun the diagnosis, ask once more.
      await settleDiagnosis(connectionId);
      if ((await item.get())?.id === before?.id && !(await ask())) await settleDiagnosis(connectionId);
    }
    setAsking(false);
  };
  const remedy = (chosen: Remedy, step: DiagnosisStep) =>
    runRemedy(chosen, {
      // Ask first: after an await the browser no longer counts this as a click.
      'allow-hosts': ({ hosts }) => void run(requestHosts(hosts)),
      'allow-containers': () => void run(requestContainers()),
      'try-again': () => void run(),
      'sign-in-as-other': () => void run(send('signOut', { connectionId })),
      'open-options': () => {
        const isOfProfile = step === 'presign' && stored?.profileId !== undefined;
        void openOptionsPage(isOfProfile ? `profile=${stored.profileId}` : `connection=${connectionId}`);
      },
    });

  if (!known) return undefined;
  const diagnosis = stored ?? planDiagnosis({ connection, profile }, 0);
  const phase = isAsking || isUnderWay ? 'running' : stored ? 'ended' : 'idle';
  return { diagnosis, phase, profile, choose: setChosen, run: () => void run(), remedy };
}
