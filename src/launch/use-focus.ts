import { useLayoutEffect } from 'preact/hooks';

/**
 * Gives the focus to what a person would do next, or else to the heading, whenever nothing has it: the page has just
 * been opened, or what had the focus went away with the state that it was part of.
 */
export function useFocus(state: unknown): void {
  useLayoutEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    const isFree = document.activeElement === document.body || document.activeElement === heading;
    if (isFree) (document.querySelector<HTMLElement>('main .primary, main li a') ?? heading)?.focus();
  }, [state]);
}
