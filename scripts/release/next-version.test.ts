import { expect, test } from 'vitest';
import { nextVersion } from './next-version';

test.each([
  ['0.1.9', 'patch', '0.1.10'],
  ['0.1.9', 'minor', '0.2.0'],
  ['0.1.9', 'major', '1.0.0'],
  ['0.9.0', '0.10.0', '0.10.0'],
  ['0.9.9', '1.0.0', '1.0.0'],
])('%s, %s: %s', (current, wanted, next) => {
  expect(nextVersion(current, wanted)).toBe(next);
});

test.each(['0.9.0', '1.1.9', '1.2.2', '1.2.3'])('after 1.2.3 the version %s is not later', wanted => {
  expect(() => nextVersion('1.2.3', wanted)).toThrow(`${wanted} is not later than 1.2.3.`);
});

test.each(['', '1.2', 'v1.2.4', '1.2.4-beta.1', '1.2.04', '2.0.65536', 'toString', '-1.0.0'])(
  '“%s” is refused',
  wanted => {
    expect(() => nextVersion('1.2.3', wanted)).toThrow(`“${wanted}” is none of major, minor, patch`);
  },
);
