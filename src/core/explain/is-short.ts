import { widthOf } from '../words/width-of';

const widestName = 24;

/** Whether a name leaves a brief in two lines. */
export function isShort(name: string | undefined): name is string {
  return name !== undefined && name !== '' && widthOf(name) <= widestName;
}
