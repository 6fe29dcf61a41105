import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import type { SharedFileProblem } from '../store/shared-file';
import { describeSharedProblem } from './describe-shared-problem';

test.each<[problem: SharedFileProblem, words: string]>([
  [{ code: 'not-allowed' }, 'You haven’t allowed access to its site yet.'],
  [{ code: 'no-answer' }, 'No response. You’re offline, or the site can’t be reached.'],
  [{ code: 'timeout' }, 'No complete response within 10 seconds.'],
  [{ code: 'status', status: 404 }, 'The server returned HTTP status 404.'],
  [{ code: 'status', status: 204 }, 'The server returned HTTP status 204.'],
  [{ code: 'status', status: 0 }, 'The URL redirects. The file may have moved or need a sign-in.'],
  [{ code: 'too-large' }, 'The file is larger than 1 MB.'],
  [{ code: 'not-utf8' }, 'The file isn’t UTF-8 text.'],
  [{ code: 'not-stored' }, 'The browser has no room to store it.'],
  [
    { code: 'not-judged' },
    'The browser stopped while reading it. The file is skipped until it changes, or until you select “Check now”.',
  ],
  [{ code: 'invalid', problems: [] }, 'This isn’t a valid configuration.'],
])('%o is put into words', (problem, words) => {
  expect(inEnglish(describeSharedProblem(problem))).toBe(words);
});

test('a redirect is called one, whether the browser tells its status or not', () => {
  const words = [0, 301, 307].map(status => describeSharedProblem({ code: 'status', status }));
  expect(new Set(words.map(inEnglish)).size).toBe(1);
});
