import { beforeEach, describe, expect, test } from 'vitest';
import { memoryStored } from '../../../test/support/memory-stored';
import { type AddressFailures, knowHeldRequests } from './held-requests';

const url = 'https://id.example/oauth2/token';

let now: number;
let isOnline: boolean;
let stored: ReturnType<typeof memoryStored<AddressFailures>>;
/** What one launch, page or worker knows. */
const requests = () =>
  knowHeldRequests(stored, {
    withLock: async (_name, task) => await task(),
    now: () => now,
    isOnline: () => isOnline,
  });

beforeEach(() => {
  now = 1_000_000_000;
  isOnline = true;
  stored = memoryStored<AddressFailures>();
});

/** As several launches hear these answers, one after the other. */
async function hear(...statuses: number[]): Promise<void> {
  for (const status of statuses) await requests().note(url, status);
}

describe('111: after answers of 5xx the browser holds requests back', () => {
  test.each<[statuses: number[], seconds: number | undefined]>([
    [[503, 503], undefined],
    [[503, 503, 500], 1],
    [Array<number>(9).fill(503), 6],
    [[...Array<number>(9).fill(503), 404], 4],
    [[503, 503, 503, 200], undefined],
    [[503, 503, 509], 1],
    [[502, 504, 502, 504], undefined],
    [Array<number>(40).fill(503), 900],
    [[200, 404, 429], undefined],
  ])('after %j for %s s, also in the next launch', async (statuses, seconds) => {
    await hear(...statuses);
    expect((await requests().find(url))?.retryAfterSeconds).toBe(seconds);
  });

  test('the last status is said, and the time that is left', async () => {
    await hear(...Array<number>(8).fill(503), 500);
    now += 4_200;
    expect(await requests().find(url)).toEqual({ httpStatus: 500, retryAfterSeconds: 2 });
    now += 1_000;
    expect(await requests().find(url)).toEqual({ httpStatus: 500, retryAfterSeconds: 1 });
    now += 100;
    expect(await requests().find(url)).toBeUndefined();
  });

  test.each([
    ['https://id.example/oauth2/token?of=us#here', true],
    ['https://somebody@ID.example/OAuth2/token', true],
    ['https://id.example/', false],
    ['https://id.example/oauth2/revoke', false],
    ['https://id.example:8443/oauth2/token', false],
    ['https://other.example/oauth2/token', false],
  ])('an address is one by host and path alone: %s is held back: %s', async (other, isHeld) => {
    await hear(503, 503, 503);
    expect((await requests().find(other)) !== undefined).toBe(isHeld);
  });

  test('an answer that counts has led to the hold that it is the latest of; any other answer has led to none', async () => {
    await hear(503, 503, 503);
    expect(await requests().find(url, 503)).toEqual({ httpStatus: 503, retryAfterSeconds: 1 });
    for (const status of [200, 404, 429, 502, 504]) expect(await requests().find(url, status)).toBeUndefined();
  });

  test('nothing is held back without a network: that is another matter', async () => {
    await hear(503, 503, 503);
    isOnline = false;
    expect(await requests().find(url)).toBeUndefined();
  });

  test.each([-3_600_000, 3_600_000])('a clock that is moved by %i ms holds nothing back', async milliseconds => {
    await hear(...Array<number>(40).fill(503));
    now += milliseconds;
    expect(await requests().find(url)).toBeUndefined();
  });

  test('what nobody asked for half an hour counts no more', async () => {
    await hear(503, 503, 503);
    now += 1_800_000;
    await hear(503, 503);
    expect(await requests().find(url)).toBeUndefined();
  });
});

test('at most 20 addresses are remembered, those that failed last, and none that answers well', async () => {
  await requests().note(url, 200);
  expect(await stored.get()).toBeUndefined();
  for (let count = 0; count < 30; count += 1) await requests().note(`https://${count}.example/`, 500);
  expect(Object.keys((await stored.get()) ?? {})).toHaveLength(20);
  expect(Object.keys((await stored.get()) ?? {})[0]).toBe('https://29.example/');
});

test('a store that cannot be read or written holds nothing up', async () => {
  stored.get = () => Promise.reject(new Error('gone'));
  stored.set = () => Promise.reject(new Error('full'));
  for (let count = 0; count < 3; count += 1) await requests().note(url, 503);
  expect(await requests().find(url)).toBeUndefined();
});
