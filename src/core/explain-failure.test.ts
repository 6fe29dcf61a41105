import { describe, expect, test } from 'vitest';
import { explainFailure } from './explain-failure';
import { type Failure, failureCodes } from './launch-outcome';

/** Every member filled in, with words that would be noticed. */
const whole: Omit<Failure, 'code'> = {
  field: 'THE-FIELD',
  expected: 'THE-EXPECTED',
  hosts: ['https://the-host.example/*'],
  action: 'THE-ACTION',
  resource: 'THE-RESOURCE',
  operation: 'THE-OPERATION',
  httpStatus: 418,
  requestId: 'THE-REQUEST',
  said: 'THE-SAID',
};

describe.each(failureCodes)('%s', code => {
  test.each<[string, Failure]>([
    ['alone', { code }],
    ['with all that a failure can say', { code, ...whole }],
  ])('%s has a title, a cause and a remedy', (_name, failure) => {
    const { title, cause, remedy } = explainFailure(failure);
    expect(title).toMatch(/^[“A-Z].{5,60}$/);
    expect(cause).toMatch(/^[A-Z].{20,}\.$/s);
    expect(remedy.label).toMatch(/^[A-Z][a-z]/);
  });

  test('says nothing that is not known', () => {
    expect(JSON.stringify(explainFailure({ code }))).not.toMatch(/undefined|null|NaN|\[object|“”/);
  });
});

describe('the cause', () => {
  test.each<[Failure['code'], string[]]>([
    ['field-invalid', ['THE-FIELD', 'THE-EXPECTED']],
    ['hosts-not-allowed', ['the-host.example']],
    ['access-denied', ['THE-ACTION', 'THE-RESOURCE']],
    ['resource-missing', ['THE-FIELD', 'THE-SAID']],
    ['sign-in-refused', ['THE-SAID']],
    ['sign-in-untrusted', ['THE-SAID']],
    ['provider-unusable', ['THE-SAID']],
    ['login-refused', ['THE-SAID']],
    ['pool-misconfigured', ['THE-SAID']],
    ['request-refused', ['THE-SAID']],
    ['aws-failed', ['THE-SAID']],
    ['url-refused', ['THE-EXPECTED']],
    ['unexpected', ['THE-SAID']],
  ])('of %s names %j', (code, words) => {
    const { cause } = explainFailure({ code, ...whole });
    for (const word of words) expect(cause).toContain(word);
  });
});

test.each<[Failure['code'], string]>([
  ['hosts-not-allowed', 'allow-hosts'],
  ['access-denied', 'sign-in-as-other'],
  ['login-refused', 'sign-in-as-other'],
  ['credentials-expired', 'sign-in-as-other'],
  ['field-invalid', 'open-options'],
  ['resource-missing', 'open-options'],
  ['sign-in-cancelled', 'try-again'],
  ['throttled', 'try-again'],
])('the remedy of %s is to %s', (code, type) => {
  expect(explainFailure({ code, ...whole }).remedy.type).toBe(type);
});

test('the button that allows hosts knows which', () => {
  const { remedy } = explainFailure({ code: 'hosts-not-allowed', hosts: ['https://a.b/*'] });
  expect(remedy).toEqual({ type: 'allow-hosts', label: 'Allow access', hosts: ['https://a.b/*'] });
});

test('the details are what a ticket needs, as far as it is known', () => {
  expect(explainFailure({ code: 'access-denied', ...whole }).details).toEqual([
    'Code: access-denied',
    'Operation: THE-OPERATION',
    'HTTP status: 418',
    'Request ID: THE-REQUEST',
  ]);
  expect(explainFailure({ code: 'offline' }).details).toEqual(['Code: offline']);
});
