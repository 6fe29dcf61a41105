import { expect, test } from 'vitest';
import { hasAsked } from './has-asked';

const claims = { iss: 'i', sub: 's', aud: 'a', exp: 5_000, iat: 1_000 };

test.each<[name: string, authenticatedAt: number | undefined, seconds: number, isAsked: boolean | undefined]>([
  ['just now', 1_000, 5, true],
  ['while the window was open', 700, 301, true],
  ['a little before, by another of the provider’s computers', 990, 0, true],
  ['before the window opened', 900, 5, false],
  ['an hour before', -2_600, 60, false],
  ['later than the token was issued, which some providers date back', 1_300, 5, true],
  ['at a time that is not said', undefined, 5, undefined],
  ['in 1970, which some providers send for nothing', 0, 5, undefined],
])('78: a person who was authenticated %s', (_name, authenticatedAt, seconds, isAsked) => {
  const given = authenticatedAt === undefined ? claims : { ...claims, auth_time: authenticatedAt };
  expect(hasAsked(given, seconds)).toBe(isAsked);
});
