/** The state of an entry in the tab's history once it has launched. */
const launched = { launched: true };

/**
 * Whether this is a new visit. A person who returns to a history entry, by the Back button or by restoring the tab, has
 * left Studio: the page must not send the person there again.
 */
export function isNewVisit(): boolean {
  const state: unknown = history.state;
  return !(typeof state === 'object' && state !== null && 'launched' in state);
}

/** From now on, returning to this history entry is not a new visit. */
export function markVisited(): void {
  history.replaceState(launched, '');
}

/** A person who reloads the page wants to launch again. Call this once, before the first call of `isNewVisit`. */
export function forgetVisitOnReload(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload') {
    history.replaceState(null, '');
  }
}
