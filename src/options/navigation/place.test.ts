import { expect, test } from 'vitest';
import { parsePlace } from './place';

test.each([
  ['#connections', 'connections', undefined],
  ['#privacy/links', 'privacy', 'links'],
  ['#profile=prod-lab', 'profiles', undefined],
  ['#connection=acme', 'connections', undefined],
  ['#add-connection', 'connections', undefined],
  ['#demo', 'import', undefined],
  ['#import-from=7f0c8a52', 'import', undefined],
  ['', undefined, undefined],
  ['#nowhere', undefined, undefined],
  ['#__proto__', undefined, undefined],
  ['#toString', undefined, undefined],
])('the address %s leads to %s, part %s', (fragment, section, part) => {
  expect(parsePlace(fragment)).toEqual({ section, part, fragment });
});
