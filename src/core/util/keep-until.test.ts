import { expect, test, vi } from 'vitest';
import { keepUntil } from './keep-until';

function counter() {
  const changes: (() => void)[] = [];
  let count = 0;
  const read = vi.fn(async () => {
    count += 1;
    return count;
  });
  return { read, changes, onChanged: (callback: () => void) => changes.push(callback) };
}

test('a value is read once, however often it is asked for', async () => {
  const { read, onChanged } = counter();
  const get = keepUntil(read, onChanged);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(await get()).toBe(1);
});

test('nothing is read before it is asked for', () => {
  const { read, onChanged } = counter();
  keepUntil(read, onChanged);
  expect(read).not.toHaveBeenCalled();
});

test('once it has changed it is read again', async () => {
  const { read, changes, onChanged } = counter();
  const get = keepUntil(read, onChanged);
  await get();
  changes[0]?.();
  expect(await get()).toBe(2);
});

test('one that could not be read is read again', async () => {
  const { onChanged } = counter();
  const read = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue('yes');
  const get = keepUntil(read, onChanged);
  await expect(get()).rejects.toThrow('no');
  expect(await get()).toBe('yes');
});
