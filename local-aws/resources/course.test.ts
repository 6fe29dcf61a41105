import { describe, expect, test } from 'vitest';
import { courseFrom, stageAt } from './course';

const course = courseFrom<'first' | 'second' | 'last'>(
  1000,
  { status: 'first', lasts: 10 },
  { status: 'second', lasts: 5, failureReason: 'because' },
  { status: 'last' },
);

describe('a course is', () => {
  test.each([
    [1000, 'first'],
    [1009, 'first'],
    [1010, 'second'],
    [1014, 'second'],
    [1015, 'last'],
    [999_999, 'last'],
    [0, 'first'],
  ])('at %i in its stage “%s”', (now, status) => {
    expect(stageAt(course, now).status).toBe(status);
  });

  test('able to say since when and why', () => {
    expect(stageAt(course, 1012)).toEqual({ status: 'second', from: 1010, failureReason: 'because' });
  });

  test('stuck in a stage that never ends', () => {
    const stuck = courseFrom<'stopping' | 'stopped'>(0, { status: 'stopping', lasts: 'never' }, { status: 'stopped' });
    expect(stageAt(stuck, Number.MAX_SAFE_INTEGER).status).toBe('stopping');
  });
});
