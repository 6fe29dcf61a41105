import { beforeEach, describe, expect, test } from 'vitest';
import { memoryStored } from '../../../test/support/memory-stored';
import { type HostFailures, readHeldHosts } from './held-hosts';

const host = 'api.sagemaker.us-east-1.amazonaws.com';

let now: number;
let isOnline: boolean;
let stored: ReturnType<typeof memoryStored<HostFailures>>;
const read = async () =>
  await readHeldHosts(stored, {
    withLock: async (_name, task) => await task(),
    now: () => now,
    isOnline: () => isOnline,
  });

beforeEach(() => {
  now = 1_000_000_000;
  isOnline = true;
  stored = memoryStored<HostFailures>();
});

/** As several launches hear these answers, one after the other. */
async function hear(...statuses: number[]): Promise<void> {
  for (const status of statuses) await (await read()).note(host, status);
}

describe('111: after answers of 5xx the browser holds requests back', () => {
  test.each<[statuses: number[], milliseconds: number | undefined]>([
    [[503, 503], undefined],
    [[503, 503, 500], 700],
    [[503, 503, 503, 503], 980],
    [[503, 503, 503, 200], undefined],
    [[503, 503, 503, 503, 404], 700],
    [Array<number>(40).fill(503), 900_000],
    [[200, 404, 429], undefined],
  ])('after %j for %s ms, also in the next launch', async (statuses, milliseconds) => {
    await hear(...statuses);
    const found = (await read()).find(host);
    expect(found && Math.round(found.milliseconds)).toBe(milliseconds);
  });

  test('the last status is said, and the time that is left', async () => {
    await hear(503, 503, 503, 502);
    now += 900;
    expect((await read()).find(host)).toEqual({ status: 502, milliseconds: expect.closeTo(80, 3) });
    now += 81;
    expect((await read()).find(host)).toBeUndefined();
  });

  test('other hosts are let through, and so is every host without a network: that is another matter', async () => {
    await hear(503, 503, 503);
    expect((await read()).find('sts.us-east-1.amazonaws.com')).toBeUndefined();
    isOnline = false;
    expect((await read()).find(host)).toBeUndefined();
  });

  test.each([-3_600_000, 3_600_000])('a clock that is moved by %i ms holds nothing back', async milliseconds => {
    await hear(...Array<number>(40).fill(503));
    now += milliseconds;
    expect((await read()).find(host)).toBeUndefined();
  });

  test('what nobody asked for half an hour counts no more', async () => {
    await hear(503, 503, 503);
    now += 1_800_000;
    await hear(503, 503);
    expect((await read()).find(host)).toBeUndefined();
  });
});

test('at most 20 hosts are remembered, those that failed last, and none that answers well', async () => {
  const hosts = await read();
  await hosts.note(host, 200);
  expect(await stored.get()).toBeUndefined();
  for (let count = 0; count < 30; count += 1) await hosts.note(`${count}.example`, 500);
  expect(Object.keys((await stored.get()) ?? {})).toHaveLength(20);
  expect(Object.keys((await stored.get()) ?? {})[0]).toBe('29.example');
});

test('a store that cannot be read or written holds nothing up', async () => {
  stored.get = () => Promise.reject(new Error('gone'));
  stored.set = () => Promise.reject(new Error('full'));
  const hosts = await read();
  for (let count = 0; count < 3; count += 1) await hosts.note(host, 503);
  expect(hosts.find(host)).toBeUndefined();
});
