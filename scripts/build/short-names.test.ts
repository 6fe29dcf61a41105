import { expect, test } from 'vitest';
import { nameOf } from './short-names';

test('no two numbers have the same name, and each name is one that JavaScript takes', () => {
  const names = Array.from({ length: 10_000 }, (_, number) => nameOf(number));
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter(name => !/^[a-z$_][\w$]*$/i.test(name))).toEqual([]);
});

test('the first names have one letter, and the next ones two', () => {
  expect([nameOf(0), nameOf(53), nameOf(54), nameOf(54 * 65)].map(name => name.length)).toEqual([1, 1, 2, 3]);
});
