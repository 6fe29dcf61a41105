import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection } from '../../test/support/example-document';
import { memoryStored } from '../../test/support/memory-stored';
import { testCallParts } from '../../test/support/test-call-parts';
import type { AddressFailures } from '../core/hosts/held-requests';
import { clockDifference } from '../core/util/clock-difference';
import { askServer } from './ask-server';

const aws = useAwsWorld();
const operation = 'CognitoIdentity.unknown';

const ask = async (addressFailures = memoryStored<AddressFailures>()) =>
  await askServer(exampleConnection, Date.now, await testCallParts(undefined, undefined, addressFailures));

test.each([
  [0, 0],
  [600, -600],
  [-600, 600],
])('a server whose clock is %i s ahead tells by how much ours is: %i', async (offset, seconds) => {
  // No time passes while the server answers, however long it takes. The header has whole seconds.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  aws.local.setClockOffset(offset * 1000);
  const difference = clockDifference(await ask());
  expect(Math.abs((difference ?? Number.NaN) - seconds)).toBeLessThanOrEqual(1);
});

test('it names nobody, sends nothing and is one request to the identity pool’s endpoint', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  await ask();
  expect(fetched.mock.calls).toEqual([
    ['https://cognito-identity.us-east-1.amazonaws.com', expect.objectContaining({ credentials: 'omit' })],
  ]);
});

test('a connection’s own endpoint is asked in its place', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
  const cognitoIdentity = 'https://vpce-1.example/';
  await askServer({ ...exampleConnection, endpoints: { cognitoIdentity } }, Date.now, await testCallParts());
  expect(fetched.mock.calls[0]?.[0]).toBe(cognitoIdentity);
});

test.each([400, 404, 503])('an answer of %i is one: AWS can be reached', async status => {
  aws.local.setFaults([{ operation, status }]);
  expect(clockDifference(await ask())).toBeDefined();
});

test('111: a request that the browser holds back after answers of 5xx is told from a missing network', async () => {
  const addressFailures = memoryStored<AddressFailures>();
  // A busy machine would use the hold up.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  aws.local.setFaults([{ operation, status: 503 }]);
  for (let count = 0; count < 8; count += 1) await ask(addressFailures);
  aws.local.setFaults([{ operation, reset: true }]);
  const failure = { code: 'aws-failed', httpStatus: 503, retryAfterSeconds: 4 };
  expect(await aws.failureOf(ask(addressFailures))).toEqual(failure);
  expect(await aws.failureOf(ask())).toEqual({ code: 'offline' });
});

test('an answer without a Date tells no time', async () => {
  aws.local.setFaults([{ operation, noDateHeader: true }]);
  expect(clockDifference(await ask())).toBeUndefined();
});

describe('no answer of AWS’s', () => {
  test.each([
    ['a broken connection', { reset: true }, 'offline'],
    ['31: connection hangs', { hang: true }, 'timed-out'],
    ['32: captive portal: HTML with 200', { html: true }, 'answer-unreadable'],
  ] as const)('%s', async (_name, fault, code) => {
    aws.local.setFaults([{ operation, ...fault }]);
    timeOutSoon();
    expect(await aws.failureOf(ask())).toEqual({ code });
  });

  test('31: and the request is really cancelled', async () => {
    aws.local.setFaults([{ operation, hang: true }]);
    timeOutSoon();
    await aws.failureOf(ask());
    await vi.waitFor(() => expect(aws.local.log.at(-1)?.detail?.ended).toBe('closed by the client'));
  });
});
