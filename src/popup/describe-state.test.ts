import { expect, test } from 'vitest';
import { inEnglish } from '../../test/support/in-english';
import type { ShownState } from '../core/protocol';
import { describeState, formatDuration } from './describe-state';

const now = 100 * 86_400_000;
const minute = 60_000;
const state = (part: Partial<ShownState>): ShownState => ({ app: 'JupyterLab', state: 'running', at: now, ...part });

test.each<[ShownState['state'], string]>([
  ['running', 'Running'],
  ['starting', 'Starting…'],
  ['stopping', 'Stopping…'],
  ['stopped', 'Stopped'],
  ['updating', 'Updating…'],
  ['failed', 'Failed'],
  ['deleting', 'Stopping…'],
])('125: what is %s says so in words: %s', (name, words) => {
  expect(inEnglish(describeState(state({ state: name }), now).chip)).toBe(words);
});

test.each<[string, Partial<ShownState>, number | undefined]>([
  ['by when it was started', { startedAt: now - 90 * minute }, 90 * minute],
  ['unless nobody tells when that was', {}, undefined],
  ['unless it has not started yet', { state: 'starting', startedAt: now - minute }, undefined],
  ['unless AWS’s clock is ahead', { startedAt: now + minute }, undefined],
])('how long something has been running is known %s', (_name, part, milliseconds) => {
  expect(describeState(state(part), now).runsFor).toBe(milliseconds);
});

test('128: a stop that takes long is a warning', () => {
  const { warning } = describeState(state({ state: 'stopping', stoppingSince: now - 23 * minute }), now);
  expect(warning && inEnglish(warning)).toBe('Still stopping after 23 minutes');
});

test.each([
  [30_000, '0 minutes'],
  [minute, '1 minute'],
  [60 * minute, '1 hour'],
  [200 * minute, '3 hours 20 minutes'],
  [1_440 * minute, '1 day'],
  [3_000 * minute, '2 days 2 hours'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds, 'en')).toBe(text);
});
