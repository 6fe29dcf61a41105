import type { colors, OpenIn, WhenStopped } from '../../core/configuration/profile';
import type { MessageKey } from '../../core/words/message';

export const openInNames: Record<OpenIn, MessageKey> = {
  newTab: 'inNewTab',
  backgroundTab: 'inBackgroundTab',
  currentTab: 'inCurrentTab',
  newWindow: 'inNewWindow',
  privateWindow: 'inPrivateWindow',
};

export const whenStoppedNames: Record<WhenStopped, MessageKey> = {
  ask: 'whenStoppedAsk',
  start: 'whenStoppedStart',
  studio: 'whenStoppedStudio',
};

export const colorNames: Record<(typeof colors)[number], MessageKey> = {
  grey: 'colorGrey',
  blue: 'colorBlue',
  red: 'colorRed',
  yellow: 'colorYellow',
  green: 'colorGreen',
  pink: 'colorPink',
  purple: 'colorPurple',
  cyan: 'colorCyan',
  orange: 'colorOrange',
};
