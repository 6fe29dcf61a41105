import { expect, test } from 'vitest';
import type { Failure } from '../failure/launch-outcome';
import { type Severity, severityOf } from './severity';

test.each<[code: Failure['code'], reason: Failure['reason'], severity: Severity]>([
  ['hosts-not-allowed', undefined, 'neutral'],
  ['sign-in-cancelled', undefined, 'neutral'],
  ['container-unusable', 'not-allowed', 'neutral'],
  ['container-unusable', 'not-created', 'warning'],
  ['other-user-open', undefined, 'warning'],
  ['offline', undefined, 'warning'],
  ['interrupted', undefined, 'warning'],
  ['access-denied', undefined, 'danger'],
  ['unexpected', undefined, 'danger'],
])('%s (%s) is %s', (code, reason, severity) => {
  expect(severityOf({ code, reason })).toBe(severity);
});
