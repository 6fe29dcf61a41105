import { expect, test } from 'vitest';
import { launchFailure } from '../failure/launch-failure';
import { answerSignIn } from './sign-in-outcome';

test.each<[name: string, task: () => Promise<unknown>, outcome: object]>([
  ['that went well is done', async () => {}, { result: 'done' }],
  ['that was confirmed is done', async () => true, { result: 'done' }],
  ['that was not confirmed says so', async () => false, { result: 'done', isUnconfirmed: true }],
  [
    'that was cancelled says so',
    () => Promise.reject(launchFailure({ code: 'sign-in-cancelled' })),
    { result: 'failed', failure: { code: 'sign-in-cancelled', at: 5 } },
  ],
  [
    'that broke says no more than what kind of error it was',
    () => Promise.reject(new TypeError('eyJ.secret')),
    { result: 'failed', failure: { code: 'unexpected', said: 'TypeError', at: 5 } },
  ],
])('a sign-in or sign-out %s', async (_name, task, outcome) => {
  expect(await answerSignIn(task, () => 5)).toEqual(outcome);
});
