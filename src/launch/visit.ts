/** What an entry of the tab's history remembers once it has launched. */
const launched = { launched: true };

/**
 * Whether this page was come to anew. Whoever returns to an entry of the history, by the Back button or by restoring
 * the tab, left Studio: it must not send them there again.
 */
export function isNewVisit(): boolean {
  const state: unknown = history.state;
  return !(typeof state === 'object' && state !== null && 'launched' in state);
}

/** From now on, coming back here is no new visit. */
export function markVisited(): void {
  history.replaceState(launched, '');
}

/** Who reloads the page wants it to launch again. To be called once, before anything asks. */
export function forgetVisitOnReload(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload') {
    history.replaceState(null, '');
  }
}
