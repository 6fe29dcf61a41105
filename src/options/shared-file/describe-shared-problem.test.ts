import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import type { SharedFileProblem } from '../../core/store/shared-file';
import { describeSharedProblem } from './describe-shared-problem';

test.each<[problem: SharedFileProblem, words: string]>([
  [{ code: 'not-allowed' }, 'Access to its host has not been allowed yet.'],
  [{ code: 'no-answer' }, 'No answer came: you are offline, or the host cannot be reached.'],
  [{ code: 'timeout' }, 'No complete answer came within 10 seconds.'],
  [{ code: 'status', status: 404 }, 'The server answered with HTTP status 404.'],
  [{ code: 'status', status: 204 }, 'The server answered with HTTP status 204.'],
  [
    { code: 'status', status: 0 },
    'The address leads to another one, which is not followed: the file may have moved, or want a sign-in.',
  ],
  [{ code: 'too-large' }, 'It is longer than 1 MB.'],
  [{ code: 'not-utf8' }, 'It is not text in UTF-8.'],
  [{ code: 'not-stored' }, 'The browser has no room to keep it.'],
  [
    { code: 'not-judged' },
    'The browser stopped while it was being read. It is passed over until it changes; “Check now” tries it once more.',
  ],
  [{ code: 'invalid', problems: [] }, 'It is no configuration document that can be used.'],
])('%o is put into words', (problem, words) => {
  expect(inEnglish(describeSharedProblem(problem))).toBe(words);
});

test('a redirect is called one, whether the browser tells its status or not', () => {
  const words = [0, 301, 307].map(status => describeSharedProblem({ code: 'status', status }));
  expect(new Set(words.map(inEnglish)).size).toBe(1);
});
