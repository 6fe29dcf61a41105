import { expect, test } from 'vitest';
import { launchFailure } from './launch-failure';
import { answerSignIn } from './sign-in-outcome';

test.each<[name: string, task: () => Promise<void>, outcome: object]>([
  ['that went well is done', async () => {}, { result: 'done' }],
  [
    'that was cancelled says so',
    () => Promise.reject(launchFailure({ code: 'sign-in-cancelled' })),
    { result: 'failed', failure: { code: 'sign-in-cancelled' } },
  ],
  [
    'that broke says no more than what kind of error it was',
    () => Promise.reject(new TypeError('eyJ.secret')),
    { result: 'failed', failure: { code: 'unexpected', said: 'TypeError' } },
  ],
])('a sign-in %s', async (_name, task, outcome) => {
  expect(await answerSignIn(task)).toEqual(outcome);
});
