import { expect, test } from 'vitest';
import { openInOf } from './open-in-of';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, button: 0 };

test.each([
  ['nothing held leaves it to the profile', {}, undefined],
  ['Ctrl opens a background tab', { ctrlKey: true }, 'backgroundTab'],
  ['Cmd opens a background tab', { metaKey: true }, 'backgroundTab'],
  ['the middle button opens a background tab', { button: 1 }, 'backgroundTab'],
  ['Ctrl and Shift open a tab in front', { ctrlKey: true, shiftKey: true }, 'newTab'],
  ['the middle button and Shift open a tab in front', { button: 1, shiftKey: true }, 'newTab'],
  ['Shift opens a window', { shiftKey: true }, 'newWindow'],
  ['Alt opens a private window', { altKey: true }, 'privateWindow'],
])('%s', (_name, held, expected) => {
  expect(openInOf({ ...none, ...held })).toBe(expected);
});
