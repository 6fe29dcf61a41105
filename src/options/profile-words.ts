import type { colors, OpenIn } from '../core/profile';

export const openInNames: Record<OpenIn, string> = {
  newTab: 'New tab',
  backgroundTab: 'Background tab',
  currentTab: 'Current tab',
  newWindow: 'New window',
  privateWindow: 'Private window',
};

export const colorNames: Record<(typeof colors)[number], string> = {
  grey: 'Grey',
  blue: 'Blue',
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  pink: 'Pink',
  purple: 'Purple',
  cyan: 'Cyan',
  orange: 'Orange',
};
