import { expect, test } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

useFreshBrowser();

test('76: an id that was made here is good once, for whoever is first', async () => {
  const { createOneTime, takeOneTime } = await import('./one-time');
  const id = await createOneTime();
  expect((await Promise.all([takeOneTime(id), takeOneTime(id)])).sort()).toEqual([false, true]);
  expect(await takeOneTime(id)).toBe(false);
});

test.each(['', '1', 'true', '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b', '__proto__'])(
  '76: an id that was not made here (“%s”) is never good',
  async id => {
    const { createOneTime, takeOneTime } = await import('./one-time');
    await createOneTime();
    expect(await takeOneTime(id)).toBe(false);
  },
);
