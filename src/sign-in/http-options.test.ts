import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { noAnswerWords } from '../../test/support/route-fetch';
import { testBudget } from '../../test/support/test-budget';
import { testRequests } from '../../test/support/test-requests';
import { isLaunchFailure } from '../core/failure/launch-failure';
import { type RequestPorts, readOptions, sendOptions } from './http-options';

const url = 'https://id.example/x';
const ok = () => new Response('{}');
const status = (code: number, headers = {}) => new Response('', { status: code, headers });
const noAnswer = () => Promise.reject(new TypeError(noAnswerWords.firefox));

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Answers one after the other; resolves to the last status that the caller saw, and how often was asked. */
async function ask(
  method: 'GET' | 'POST',
  answers: readonly (() => Response | Promise<Response>)[],
  changes: Partial<RequestPorts> = {},
) {
  const left = [...answers];
  const fetch = vi.fn(async (..._given: Parameters<typeof globalThis.fetch>) => await (left.shift() ?? ok)());
  vi.stubGlobal('fetch', fetch);
  const body = method === 'POST' ? new URLSearchParams({ code: 'x' }) : undefined;
  const request = { method, body, headers: {}, redirect: 'manual' as const };
  const ports = { ...testRequests(), findMissingHosts: async () => [], ...changes };
  const options = method === 'GET' ? readOptions(ports) : sendOptions(ports);
  const answer = await options[oauth.customFetch](url, request).catch((error: Error) => error);
  const calls = fetch.mock.calls.length;
  if (isLaunchFailure(answer)) return { ended: answer.failure, calls, fetch };
  return { ended: answer instanceof Error ? answer.name : answer.status, calls, fetch };
}

describe('a call to the provider', () => {
  test.each<[string, 'GET' | 'POST', (() => Response | Promise<Response>)[], number | string, number]>([
    ['that is answered is made once', 'GET', [ok], 200, 1],
    ['that is refused is made once', 'POST', [() => status(400)], 400, 1],
    ['27: answered by 429 twice, then OK, succeeds', 'GET', [() => status(429), () => status(429)], 200, 3],
    ['29: answered by 503 twice, then OK, succeeds', 'GET', [() => status(503), () => status(503)], 200, 3],
    ['29: answered by 502 for ever is made three times', 'GET', Array(9).fill(() => status(502)), 502, 3],
    ['30: without an answer is made three times', 'GET', Array(9).fill(noAnswer), 'TypeError', 3],
    [
      '11: that may have redeemed something is not sent again when its answer is lost',
      'POST',
      [noAnswer],
      'TypeError',
      1,
    ],
    ['81: with a code or token, turned away by 429, is sent again', 'POST', [() => status(429)], 200, 2],
    [
      '81: with a code or token, turned away by 503 that says when to come back, is sent again',
      'POST',
      [() => status(503, { 'retry-after': '0' })],
      200,
      2,
    ],
    ['81: with a code or token, answered by 503 alone, is made once', 'POST', [() => status(503)], 503, 1],
    [
      '81: with a code or token, answered by 503 and nonsense, is made once',
      'POST',
      [() => status(503, { 'retry-after': 'soon' })],
      503,
      1,
    ],
    ['81: with a code or token, answered by 500, is made once', 'POST', [() => status(500)], 500, 1],
    [
      '81: with a code or token, answered by 502 that says when to come back, is made once',
      'POST',
      [() => status(502, { 'retry-after': '0' })],
      502,
      1,
    ],
    ['81: with a code or token, answered by 504, is made once', 'POST', [() => status(504)], 504, 1],
    [
      '28: that asks for a wait longer than the launch may take is made once',
      'GET',
      [() => status(429, { 'retry-after': '60' })],
      429,
      1,
    ],
  ])('%s', async (_name, method, answers, ended, calls) => {
    expect(await ask(method, answers)).toMatchObject({ ended, calls });
  });

  test('has the method, the body and the redirect of the caller, and a signal, and leaves nothing in a cache', async () => {
    const { fetch } = await ask('POST', [ok]);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      cache: 'no-store',
      body: new URLSearchParams({ code: 'x' }),
      signal: expect.any(AbortSignal),
    });
  });

  test.each(['GET', 'POST'] as const)('75: by %s carries no cookies', async method => {
    const { fetch } = await ask(method, [ok]);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit' });
  });

  test('71: with a code or token goes to no host that is not allowed', async () => {
    const fetch = vi.fn(async () => ok());
    vi.stubGlobal('fetch', fetch);
    const hosts = ['https://id.example/*'];
    const { [oauth.customFetch]: send } = sendOptions({ ...testRequests(), findMissingHosts: async () => hosts });
    const request = {
      method: 'POST' as const,
      body: new URLSearchParams({ code: 'x' }),
      headers: {},
      redirect: 'manual' as const,
    };
    await expect(send(url, request)).rejects.toMatchObject({ failure: { code: 'hosts-not-allowed', hosts } });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each(['GET', 'POST'] as const)(
    '79: by %s that is answered by 5 MB is broken off, and unusable',
    async method => {
      let sent = 0;
      const long = () =>
        new Response(
          new ReadableStream({
            pull: controller => {
              sent += 1;
              controller.enqueue(new Uint8Array(100_000).fill(32));
            },
          }),
        );
      const { ended, calls } = await ask(method, [long]);
      expect([ended, calls]).toMatchObject([{ code: 'provider-unusable' }, 1]);
      expect(sent).toBeLessThan(20);
    },
  );

  test('77: is not made at all where nobody wants it any more', async () => {
    const budget = testBudget(AbortSignal.abort(new RangeError('cancelled')));
    expect(await ask('POST', [ok], { budget })).toMatchObject({ ended: 'RangeError', calls: 0 });
  });

  test('is not made again once the launch is cancelled', async () => {
    const controller = new AbortController();
    const cancel = () => {
      controller.abort(new RangeError('cancelled'));
      return status(503);
    };
    expect(await ask('GET', [cancel], { budget: testBudget(controller.signal) })).toMatchObject({
      ended: 'RangeError',
      calls: 1,
    });
  });
});

describe('111: a call that the browser holds back, after the provider answered by 503 so often,', () => {
  const held = (answers: number, seconds: number): [answers: number, failure: object] => [
    answers,
    { code: 'provider-failed', httpStatus: 503, retryAfterSeconds: seconds },
  ];
  /** What the browser knows after so many answers of 503. */
  const hear = async (answers: number) => {
    // A busy machine would use the hold up.
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const ports = testRequests();
    for (let count = 0; count < answers; count += 1) await ports.held.note(url, 503);
    return ports;
  };

  test.each([held(3, 1), held(16, 56)])('%i times, says so: %j', async (answers, failure) => {
    expect(await ask('POST', [noAnswer], await hear(answers))).toMatchObject({ ended: failure, calls: 1 });
    expect(await ask('GET', Array(3).fill(noAnswer), await hear(answers))).toMatchObject({ ended: failure });
  });

  test('is made again where the wait fits, but not with a code or token, which may have arrived', async () => {
    const ports = await hear(3);
    expect(await ask('GET', [noAnswer], ports)).toMatchObject({ ended: 200, calls: 2 });
    expect(ports.budget.left()).toBeLessThanOrEqual(19_000);
  });

  test('is not made again where the wait does not fit', async () => {
    expect(await ask('GET', [noAnswer], await hear(16))).toMatchObject({ calls: 1 });
  });

  test('is told from one without a network, and from one that was cancelled', async () => {
    expect(await ask('POST', [noAnswer], await hear(2))).toMatchObject({ ended: 'TypeError' });
    const cancelled = () => Promise.reject(new DOMException('', 'AbortError'));
    expect(await ask('POST', [cancelled], await hear(3))).toMatchObject({ ended: 'AbortError' });
  });

  test('is learned from the answers themselves: the last of them says when to try again', async () => {
    const ports = await hear(0);
    const answers = Array.from({ length: 3 }, () => () => status(503));
    const [, failure] = held(3, 1);
    expect(await ask('GET', answers, ports)).toMatchObject({ ended: failure, calls: 3 });
    expect(await ask('POST', [noAnswer], ports)).toMatchObject({ ended: failure });
  });

  test('81: with a code or token, is sent again where the provider turned it away, and not for the hold alone', async () => {
    const turnedAway = () => status(503, { 'retry-after': '0' });
    expect(await ask('POST', [turnedAway], await hear(2))).toMatchObject({ ended: 200, calls: 2 });
    expect(await ask('POST', [() => status(503)], await hear(2))).toMatchObject({ calls: 1 });
    expect(await ask('POST', [() => status(502)], await hear(3))).toMatchObject({ ended: 502, calls: 1 });
  });
});
