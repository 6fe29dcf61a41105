import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noAnswerWords } from '../../test/support/route-fetch';
import { testBudget } from '../../test/support/test-budget';
import { isLaunchFailure } from '../core/failure/launch-failure';
import { readOptions, sendOptions } from './http-options';

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
  budget = testBudget(),
) {
  const left = [...answers];
  const fetch = vi.fn(async (..._given: Parameters<typeof globalThis.fetch>) => await (left.shift() ?? ok)());
  vi.stubGlobal('fetch', fetch);
  const body = method === 'POST' ? new URLSearchParams({ code: 'x' }) : undefined;
  const request = { method, body, headers: {}, redirect: 'manual' as const };
  const options = method === 'GET' ? readOptions(budget) : sendOptions({ budget, findMissingHosts: async () => [] });
  const answer = await options[oauth.customFetch](url, request).catch((error: Error) => error);
  return { ended: answer instanceof Error ? nameOf(answer) : answer.status, calls: fetch.mock.calls.length, fetch };
}

/** What went wrong: a failure's code, or else the error's name. */
function nameOf(error: Error): string {
  return isLaunchFailure(error) ? error.failure.code : error.name;
}

describe('a call to the provider', () => {
  test.each<[string, 'GET' | 'POST', (() => Response | Promise<Response>)[], number | string, number]>([
    ['that is answered is made once', 'GET', [ok], 200, 1],
    ['that is refused is made once', 'POST', [() => status(400)], 400, 1],
    ['27: answered by 429 twice, then OK, succeeds', 'GET', [() => status(429), () => status(429)], 200, 3],
    ['29: answered by 503 twice, then OK, succeeds', 'GET', [() => status(503), () => status(503)], 200, 3],
    ['29: answered by 503 for ever is made three times', 'GET', Array(9).fill(() => status(503)), 503, 3],
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
    const { [oauth.customFetch]: send } = sendOptions({ budget: testBudget(), findMissingHosts: async () => hosts });
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
      expect([ended, calls]).toEqual(['provider-unusable', 1]);
      expect(sent).toBeLessThan(20);
    },
  );

  test('77: is not made at all where nobody wants it any more', async () => {
    const aborted = testBudget(AbortSignal.abort(new RangeError('cancelled')));
    expect(await ask('POST', [ok], aborted)).toMatchObject({ ended: 'RangeError', calls: 0 });
  });

  test('is not made again once the launch is cancelled', async () => {
    const controller = new AbortController();
    const cancel = () => {
      controller.abort(new RangeError('cancelled'));
      return status(503);
    };
    expect(await ask('GET', [cancel], testBudget(controller.signal))).toMatchObject({ ended: 'RangeError', calls: 1 });
  });
});
