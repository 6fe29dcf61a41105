import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeShared, shareWorld, takeShared } from './e2e/harness/shared-world';
import type { World } from './e2e/harness/world';

// Which browser a test file gets, with browsers that are none.

const started: { renew: ReturnType<typeof vi.fn>; close: ReturnType<typeof vi.fn> }[] = [];

async function start(): Promise<World> {
  const parts = { renew: vi.fn(async () => ({}) as Page), close: vi.fn(async () => {}) };
  started.push(parts);
  return { ...parts, aws: { reset: vi.fn() }, number: started.length } as unknown as World;
}

const take = () => takeShared(start);

beforeEach(async () => {
  started.length = 0;
  await shareWorld();
});
afterEach(async () => {
  await closeShared();
  vi.restoreAllMocks();
});

test('the next file gets the browser of the one before, renewed, with its new page', async () => {
  const first = await take();
  await first.close();
  await shareWorld();
  const second = await take();
  expect(started).toHaveLength(1);
  expect(second).toMatchObject({ number: 1 });
  expect(started[0]?.renew).toHaveBeenCalledTimes(1);
  expect(second.aws.reset).toHaveBeenCalledTimes(1);
  expect(second.remote).toBe(await started[0]?.renew.mock.results[0]?.value);
  expect(started[0]?.close).not.toHaveBeenCalled();
});

test('a second one at the same time is the file’s own, and ends when it is closed', async () => {
  await take();
  const own = await take();
  await own.close();
  expect(started.map(({ close }) => close.mock.calls.length)).toEqual([0, 1]);
});

test('one that a file has not given back is ended, and the next file gets a new one', async () => {
  await take();
  await shareWorld();
  expect(await take()).toMatchObject({ number: 2 });
  expect(started[0]?.close).toHaveBeenCalledTimes(1);
});

test('one that cannot be renewed is ended, and the file gets a new one', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  await (await take()).close();
  started[0]?.renew.mockRejectedValue(new Error('Target closed'));
  await shareWorld();
  expect(await take()).toMatchObject({ number: 2 });
  expect(started[0]?.close).toHaveBeenCalledTimes(1);
});

test('when the process ends, so does the browser', async () => {
  await (await take()).close();
  await closeShared();
  expect(started[0]?.close).toHaveBeenCalledTimes(1);
});

test('where nothing is shared, as in a script, each is the caller’s own', async () => {
  await closeShared();
  await (await take()).close();
  expect(started[0]?.close).toHaveBeenCalledTimes(1);
});
