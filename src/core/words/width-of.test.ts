import { expect, test } from 'vitest';
import { widthOf } from './width-of';

test('the letters of Japanese count as two', () => {
  expect(widthOf('S3 を開く')).toBe(9);
});
