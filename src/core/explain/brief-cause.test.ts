import { describe, expect, test } from 'vitest';
import { inLanguage, languages } from '../../../test/support/in-english';
import { type Failure, failureCodes, failureReasons } from '../failure/launch-outcome';
import { widthOf } from '../words/width-of';
import { briefCause, briefWidth } from './brief-cause';
import { explainFailure } from './explain-failure';

/** What a person or somebody else chose, as long as it gets. */
const long: Omit<Failure, 'code'> = {
  hosts: Array.from({ length: 5 }, (_, index) => `https://a-sign-in-page-${index}.example/*`),
  action: 'sagemaker:CreatePresignedNotebookInstanceUrl',
  resource: `arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/${'a'.repeat(63)}`,
  openUser: 'a'.repeat(63),
  said: 'word '.repeat(40),
  clientId: 'a'.repeat(64),
  redirectUri: `https://${'a'.repeat(40)}.example/`,
  claim: 'a'.repeat(40),
  retryAfterSeconds: 90,
  httpStatus: 503,
  region: 'ap-northeast-1',
};

const people = [undefined, 'Alice Example', '長い名前の山田太郎さん', 'A person with 24 letters', 'a'.repeat(80)];

describe.each(Object.entries(languages))('in %s', (_language, texts) => {
  const translate = (words: Parameters<typeof inLanguage>[1]) => inLanguage(texts, words);

  test.each(failureCodes)('the brief of %s has at most two lines, whatever was said', code => {
    for (const reason of [undefined, ...failureReasons]) {
      for (const failure of [{ code }, { ...long, code }, { code, openUser: 'a-user-with-24-letters-x' }]) {
        for (const person of people) {
          const text = briefCause(explainFailure({ ...failure, ...(reason && { reason }) }, person), translate);
          expect(widthOf(text), text).toBeLessThanOrEqual(briefWidth);
        }
      }
    }
  });

  test('a cause with two lines or less is shown as it is', () => {
    const explanation = explainFailure({ code: 'interrupted' });
    expect(briefCause(explanation, translate)).toBe(translate(explanation.cause));
  });
});

test.each([
  ['Alice Example', /^You’re signed in as Alice Example\. /],
  ['a'.repeat(80), /^Use your own profile/],
  [undefined, /^Use your own profile/],
])('of a profile that belongs to somebody else, the brief says who is signed in: %s', (person, words) => {
  const denied = explainFailure({ ...long, code: 'access-denied' }, person);
  expect(briefCause(denied, text => inLanguage(languages.English, text))).toMatch(words);
});
