import { expect, test } from 'vitest';
import { memoryStored } from '../../../test/support/memory-stored';
import { readAwsClock } from './aws-clock';

const noon = Date.parse('2026-11-21T12:00:00Z');
const minute = 60_000;

/** An answer that came at once, with AWS's clock this far ahead, in milliseconds. */
function told(milliseconds: number, { took = 0, date = new Date(noon + milliseconds).toUTCString() } = {}) {
  return { date, askedAt: noon, answeredAt: noon + took };
}

test('88: until AWS has told the time, this computer’s clock is taken', async () => {
  const clock = await readAwsClock(memoryStored<number>(), () => noon);
  expect([clock.now(), clock.offset()]).toEqual([noon, 0]);
});

test.each([[15 * minute], [-15 * minute], [300 * 86_400_000]])(
  '88: a difference of %i ms that AWS told is used, and the next launch uses it, too',
  async difference => {
    const stored = memoryStored<number>();
    await (await readAwsClock(stored, () => noon)).learn(told(difference));
    const next = await readAwsClock(stored, () => noon);
    expect(Math.abs(next.offset() - difference)).toBeLessThanOrEqual(1_000);
    expect(next.now()).toBe(noon + next.offset());
  },
);

test('88: a clock that has been set right since is learned as well', async () => {
  const stored = memoryStored(15 * minute);
  const clock = await readAwsClock(stored, () => noon);
  await clock.learn(told(0));
  expect(Math.abs(clock.offset())).toBeLessThanOrEqual(1_000);
  expect(stored.value).toBe(clock.offset());
});

test('88: what the network takes is no difference, and nothing is written for it', async () => {
  const stored = memoryStored<number>();
  const clock = await readAwsClock(stored, () => noon);
  await clock.learn(told(20_000));
  expect([clock.offset(), stored.value]).toEqual([0, undefined]);
});

test.each<[string, ReturnType<typeof told>]>([
  ['of 1970', told(0, { date: new Date(0).toUTCString() })],
  ['of the year 9999', told(0, { date: 'Fri, 31 Dec 9999 23:59:59 GMT' })],
  ['that is none', told(0, { date: 'yesterday' })],
  ['of an answer that took an hour', told(15 * minute, { took: 60 * minute })],
  ['of an answer that came before it was asked for', told(15 * minute, { took: -60 * minute })],
])('88: a date %s changes nothing', async (_name, answer) => {
  const stored = memoryStored<number>();
  const clock = await readAwsClock(stored, () => noon);
  expect(await clock.learn(answer)).toBe(false);
  expect([clock.offset(), stored.value]).toEqual([0, undefined]);
});

test('88: what did not serve is forgotten', async () => {
  const stored = memoryStored(15 * minute);
  const clock = await readAwsClock(stored, () => noon);
  await clock.forget();
  expect([clock.offset(), stored.value]).toEqual([0, undefined]);
});

test('88: a storage area that fails costs no launch: the time is learned anew', async () => {
  const broken = {
    get: () => Promise.reject(new Error('gone')),
    set: () => Promise.reject(new Error('full')),
    remove: async () => {},
  };
  const clock = await readAwsClock(broken, () => noon);
  await clock.learn(told(15 * minute));
  expect(clock.offset()).toBeGreaterThan(14 * minute);
});
