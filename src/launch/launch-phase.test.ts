import { expect, test } from 'vitest';
import type { LaunchState } from '../core/flight';
import { launchPhase } from './launch-phase';

const flying: LaunchState = { flight: 'lab', request: { profileId: 'lab' }, startedAt: 1_000, step: 'presign' };
const opened: LaunchState = { ...flying, outcome: { result: 'opened' }, endedAt: 2_000 };
const failed: LaunchState = { ...opened, outcome: { result: 'failed', failure: { code: 'offline' } } };

test.each<[name: string, state: LaunchState | undefined, askedAt: number | undefined, shown: unknown]>([
  ['nothing known, nothing asked', undefined, undefined, { type: 'idle' }],
  ['asked, and the worker has not begun', undefined, 1_500, { type: 'flying', step: 'start' }],
  ['under way, asked for elsewhere', flying, undefined, { type: 'flying', step: 'presign' }],
  ['under way, asked for before this page was opened', flying, 1_500, { type: 'flying', step: 'presign' }],
  ['opened by the launch that was asked for', opened, 1_500, { type: 'opened' }],
  ['opened, in the millisecond in which it was asked for', opened, 2_000, { type: 'opened' }],
  ['opened by an earlier launch', opened, 2_001, { type: 'flying', step: 'start' }],
  ['failed by an earlier launch', failed, 2_001, { type: 'flying', step: 'start' }],
  ['opened, and come back to', opened, undefined, { type: 'opened' }],
  ['failed, and come back to', failed, undefined, { type: 'failed', failure: { code: 'offline' } }],
])('%s', (_name, state, askedAt, shown) => {
  expect(launchPhase(state, askedAt)).toEqual(shown);
});
