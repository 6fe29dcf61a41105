import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { failureCodes } from '../../core/failure/launch-outcome';
import { describeDuration, describeOutcome, describeTime } from './recent-launch-words';

test.each([
  ['opened', 'Opened'],
  ['switched', 'Switched to open tab'],
  ['waited', 'Waited for it to start'],
  ['sign-in-cancelled', 'Sign-in not finished'],
] as const)('%s is said in words', (outcome, words) => {
  expect(inEnglish(describeOutcome(outcome) ?? '')).toBe(words);
});

test.each(failureCodes)('%s has words without anything that is missing in them', code => {
  expect(inEnglish(describeOutcome(code) ?? '')).toMatch(/^[^$]+$/);
});

test('an entry of an earlier version, without an outcome, has no words', () => {
  expect(describeOutcome(undefined)).toBeUndefined();
});

test.each([
  [1_234, 'en', '1.2 sec'],
  [40, 'en', '0.04 sec'],
  [61_000, 'en', '61 sec'],
  [1_234, 'de', '1,2 Sek.'],
  [1_234, 'ja', '1.2 秒'],
])('%d ms, in %s, is %s', (milliseconds, language, words) => {
  expect(describeDuration(milliseconds, language).replaceAll(' ', ' ')).toBe(words);
});

test('a time has date, hour and minute', () => {
  const at = new Date(2025, 2, 4, 15, 6).getTime();
  expect(describeTime(at, 'de')).toBe('04.03.2025, 15:06');
});
