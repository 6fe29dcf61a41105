import { expect, test } from 'vitest';
import { failedOutcome, failureOf, isLaunchFailure, launchFailure } from './launch-failure';

const secret = 'eyJhbGciOiJSUzI1NiJ9.secret';

test('a failure travels in an error and comes out whole', () => {
  const failure = { code: 'access-denied', action: 'sagemaker:CreatePresignedDomainUrl' } as const;
  const error = launchFailure(failure);
  expect(error).toBeInstanceOf(Error);
  expect(isLaunchFailure(error)).toBe(true);
  expect(failureOf(error)).toEqual(failure);
  expect(failedOutcome(error)).toEqual({ result: 'failed', failure });
});

test('its cause is kept for the debugger, and is in nothing that is shown or stored', () => {
  const error = launchFailure({ code: 'offline' }, new Error(secret));
  expect(error.cause).toMatchObject({ message: secret });
  expect(JSON.stringify([failedOutcome(error), error, String(error)])).not.toContain(secret);
});

test.each([
  ['an error', new RangeError(secret), 'RangeError'],
  ['a text', secret, 'string'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'object'],
  ['an object that looks like a failure', { failure: { code: 'offline' } }, 'object'],
])('%s that was thrown is unexpected, and its words are not repeated', (_name, thrown, said) => {
  expect(isLaunchFailure(thrown)).toBe(false);
  expect(failureOf(thrown)).toEqual({ code: 'unexpected', said });
});
