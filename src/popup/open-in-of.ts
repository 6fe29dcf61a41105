import type { OpenIn } from '../core/profile';

type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'> & { readonly button?: number };

/** Where a click or Enter opens, as browsers do with links; `undefined` leaves it to the profile. */
export function openInOf({ ctrlKey, metaKey, shiftKey, button }: Modifiers): OpenIn | undefined {
  if (ctrlKey || metaKey || button === 1) return shiftKey ? 'newTab' : 'backgroundTab';
  return shiftKey ? 'newWindow' : undefined;
}
