import { useLayoutEffect } from 'preact/hooks';

/**
 * Focuses the person's likely next action, or else the heading, whenever nothing else has the focus: the page has just
 * been opened, or the focused element went away with its state.
 */
export function useFocus(state: unknown): void {
  useLayoutEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    const isFree = document.activeElement === document.body || document.activeElement === heading;
    // Skip a button that is not active yet (`useAwake`): the next key was meant for something else.
    const next = document.querySelector<HTMLElement>('main .primary:not([aria-disabled=true]), main li a');
    if (isFree) (next ?? heading)?.focus();
  }, [state]);
}
