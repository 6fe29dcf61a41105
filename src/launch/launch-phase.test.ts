import { expect, test } from 'vitest';
import { launchPhase } from './launch-phase';

const flying = { step: 'presign', outcome: undefined } as const;
const failure = { code: 'offline' } as const;

test.each([
  ['nothing known', undefined, { type: 'idle' }],
  ['under way', flying, { type: 'flying', step: 'presign' }],
  ['opened', { ...flying, outcome: { result: 'opened' } }, { type: 'opened' }],
  ['opened, a page that waits', { ...flying, outcome: { result: 'opened', isWaiting: true } }, { type: 'idle' }],
  ['failed', { ...flying, outcome: { result: 'failed', failure } }, { type: 'failed', failure }],
] as const)('%s', (_name, launch, shown) => {
  expect(launchPhase(launch)).toEqual(shown);
});
