import { useLayoutEffect } from 'preact/hooks';

/**
 * Gives the focus to what a person would do next, or else to the heading, whenever nothing has it: the page has just
 * been opened, or what had the focus went away with the state that it was part of.
 */
export function useFocus(state: unknown): void {
  useLayoutEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    const isFree = document.activeElement === document.body || document.activeElement === heading;
    // Not to a button that has to be looked at first: the next key was meant for something else.
    const next = document.querySelector<HTMLElement>('main .primary:not([aria-disabled=true]), main li a');
    if (isFree) (next ?? heading)?.focus();
  }, [state]);
}
