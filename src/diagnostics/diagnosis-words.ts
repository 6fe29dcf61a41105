import { t } from '../browser/api/translate';
import type { Profile } from '../core/configuration/profile';
import { type Diagnosis, type DiagnosisStep, findResult } from '../core/diagnose/diagnosis';
import type { MessageKey } from '../core/words/message';

const names: Readonly<Record<DiagnosisStep, MessageKey>> = {
  hosts: 'diagnosisHosts',
  network: 'diagnosisNetwork',
  clock: 'diagnosisClock',
  discovery: 'diagnosisDiscovery',
  'sign-in': 'diagnosisSignIn',
  identity: 'diagnosisIdentity',
  credentials: 'diagnosisCredentials',
  presign: 'diagnosisPresign',
};

export function stepName(step: DiagnosisStep, profile: Profile | undefined): string {
  return step === 'presign' && profile ? t('diagnosisPresignOf', { name: profile.name }) : t(names[step]);
}

/** Where a diagnosis stands, in one sentence. */
export function describeDiagnosis(
  diagnosis: Diagnosis,
  phase: 'idle' | 'running' | 'ended',
  profile: Profile | undefined,
): string {
  if (phase === 'idle') return '';
  const at = findResult(diagnosis, 'running', 'failed', 'interrupted');
  const step = at && stepName(at.step, profile);
  if (phase === 'running') return at?.state === 'running' && step ? t('diagnosticsRunning', { step }) : t('working');
  const time = new Date(diagnosis.endedAt ?? 0).toLocaleTimeString(t('languageTag'), { timeStyle: 'medium' });
  if (at?.state === 'failed' && step) {
    const { results } = diagnosis;
    return t('diagnosticsFailed', { step, time, number: results.indexOf(at) + 1, total: results.length });
  }
  return at ? t('diagnosticsInterrupted', { time }) : t('diagnosticsPassed', { time });
}

/** What a step has found that is no failure; `undefined` if there is nothing to say. */
export function noteOf(step: DiagnosisStep, { clockSeconds, signInEndsAt }: Diagnosis): string | undefined {
  if (step === 'clock' && clockSeconds !== undefined) return describeClock(clockSeconds);
  if (step !== 'sign-in' || signInEndsAt === undefined) return undefined;
  const time = new Date(signInEndsAt).toLocaleTimeString(t('languageTag'), { timeStyle: 'short' });
  return t('signInNotRenewed', { time });
}

/** How far this computer's clock is ahead of or behind the server's. `undefined` if the difference is negligible. */
function describeClock(seconds: number): string | undefined {
  const amount = Math.abs(seconds);
  if (amount < 2) return undefined;
  const [value, unit] = amount < 120 ? [amount, 'second'] : [Math.round(amount / 60), 'minute'];
  const format = new Intl.NumberFormat(t('languageTag'), { style: 'unit', unit, unitDisplay: 'long' });
  return t(seconds > 0 ? 'clockAhead' : 'clockBehind', { time: format.format(value) });
}
