import { beforeEach, describe, expect, test, vi } from 'vitest';
import { studioProfile } from '../../test/support/example-document';
import { useFreshBrowser } from '../../test/support/use-fresh-browser';
import type { Profile } from '../core/configuration/profile';
import type { FoundStates, StatesRequest } from '../core/protocol';

const fake = useFreshBrowser();
const profileOf = (number: number, domain: number): Profile => ({
  ...studioProfile,
  id: `p${number}`,
  domainId: `d-${domain}`,
  spaceName: `space-${number}`,
});
/** 5,000 profiles over 50 domains. */
const everyProfile = Array.from({ length: 5_000 }, (_, number) => profileOf(number, number % 50));

let asked: StatesRequest[];
let answers: (() => void)[];
let mostAtOnce: number;
let underWay: number;
/** What the worker has answered of these. */
let answer: (request: StatesRequest) => FoundStates;

beforeEach(() => {
  [asked, answers, mostAtOnce, underWay] = [[], [], 0, 0];
  answer = ({ profileIds }) => ({ done: profileIds, states: {} });
  const sendMessage = async ({ request }: { request: StatesRequest }) => {
    asked.push(request);
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    await new Promise<void>(resolve => answers.push(resolve));
    underWay -= 1;
    return { ok: true, answer: answer(request) };
  };
  vi.stubGlobal('chrome', { ...fake, runtime: { ...fake.runtime, sendMessage } });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback));
});

/** Watches what is in view; tells what was found. */
async function watch(inView: readonly Profile[]) {
  const { watchStates } = await import('./watch-states');
  const found: string[] = [];
  const controller = new AbortController();
  const onFound = (ids: readonly string[]) => void found.push(...ids);
  const over = watchStates({ findInView: () => inView, list: null, onFound }, controller.signal);
  const answerAll = async (count: number) => {
    for (let left = count; left > 0; left -= 1) {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      answers.shift()?.();
    }
  };
  return { found, answerAll, controller, over };
}

describe('125: of 5,000 profiles over 50 domains', () => {
  test('only those in view are asked for, a domain at a time, two at once', async () => {
    const inView = everyProfile.slice(100, 112);
    const { found, answerAll, controller, over } = await watch(inView);
    await answerAll(12);
    await expect.poll(() => found.length).toBe(12);
    expect(found.sort()).toEqual(inView.map(({ id }) => id).sort());
    expect(asked).toHaveLength(12);
    expect(mostAtOnce).toBe(2);
    controller.abort();
    await over;
  });

  test('those of one domain are one question', async () => {
    const inView = everyProfile.filter(({ id }) => Number(id.slice(1)) % 50 === 7).slice(0, 10);
    const { found, answerAll, controller, over } = await watch(inView);
    await answerAll(1);
    await expect.poll(() => found.length).toBe(10);
    expect(asked.map(({ profileIds }) => profileIds)).toEqual([inView.map(({ id }) => id)]);
    controller.abort();
    await over;
  });
});

test('what the worker has left is asked for next, until it leaves all of it', async () => {
  const inView = [1, 2, 3, 4].map(number => profileOf(number, 1));
  answer = ({ profileIds }) => ({ done: profileIds.length > 2 ? profileIds.slice(0, 2) : [], states: {} });
  const { found, answerAll, controller, over } = await watch(inView);
  await answerAll(2);
  await expect.poll(() => underWay).toBe(0);
  expect(asked.map(({ profileIds }) => profileIds)).toEqual([
    ['p1', 'p2', 'p3', 'p4'],
    ['p3', 'p4'],
  ]);
  expect(found).toEqual(['p1', 'p2']);
  controller.abort();
  await over;
});

test('125: nothing is asked after a launch has begun or the popup has closed, and its lock is free', async () => {
  const { found, answerAll, controller, over } = await watch(everyProfile.slice(0, 12));
  await expect.poll(() => asked.length).toBe(2);
  const lock = asked[0]?.lock ?? '';
  expect(await navigator.locks.request(lock, { ifAvailable: true }, held => held === null)).toBe(true);
  controller.abort();
  await over;
  expect(await navigator.locks.request(lock, { ifAvailable: true }, held => held === null)).toBe(false);
  await answerAll(2);
  await expect.poll(() => underWay).toBe(0);
  expect([asked.length, found]).toEqual([2, []]);
});
