import type { Failure, FailureCode } from '../failure/launch-outcome';

/** How a card looks: a step that is still to be done or a question, something that passes, something that is broken. */
export type Severity = 'neutral' | 'warning' | 'danger';

const milder: Readonly<Partial<Record<FailureCode, Severity>>> = {
  cancelled: 'neutral',
  'hosts-not-allowed': 'neutral',
  'sign-in-cancelled': 'neutral',
  'login-expired': 'neutral',
  'app-stopped': 'neutral',
  'app-not-ready': 'warning',
  'app-in-use': 'warning',
  'stop-refused': 'warning',
  'no-capacity': 'warning',
  'volume-changing': 'warning',
  'start-timed-out': 'warning',
  'other-user-open': 'warning',
  'private-window-refused': 'warning',
  offline: 'warning',
  'timed-out': 'warning',
  throttled: 'warning',
  interrupted: 'warning',
  'clock-wrong': 'warning',
  'sign-in-not-asked': 'warning',
};

/** How serious a failure is. A permission that is still to be given is a step, not a fault. */
export function severityOf({ code, reason }: Pick<Failure, 'code' | 'reason'>): Severity {
  if (code === 'container-unusable') return reason === 'not-allowed' ? 'neutral' : 'warning';
  return milder[code] ?? 'danger';
}
