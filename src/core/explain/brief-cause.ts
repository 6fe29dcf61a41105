import type { Translate } from '../words/message';
import { widthOf } from '../words/width-of';
import type { Explanation } from './explanation';

/** What two lines of the popup have room for, in Latin letters. */
export const briefWidth = 96;

/** The cause if two lines of the popup have room for it, or else the brief. */
export function briefCause({ cause, brief }: Pick<Explanation, 'cause' | 'brief'>, translate: Translate): string {
  const text = translate(cause);
  return widthOf(text) <= briefWidth ? text : translate(brief);
}
