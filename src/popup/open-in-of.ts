import type { OpenIn } from '../core/configuration/profile';

type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & { readonly button?: number };

/** Where a click or Enter opens, as with links; Alt opens in private. `undefined` leaves the choice to the profile. */
export function openInOf({ ctrlKey, metaKey, shiftKey, altKey, button }: Modifiers): OpenIn | undefined {
  if (altKey) return 'privateWindow';
  if (ctrlKey || metaKey || button === 1) return shiftKey ? 'newTab' : 'backgroundTab';
  return shiftKey ? 'newWindow' : undefined;
}
