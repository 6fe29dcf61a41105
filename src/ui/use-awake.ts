import { useEffect, useState } from 'preact/hooks';
import { isOwnWindowFocused, onWindowFocusChanged } from '../browser/api/pages';

/** How long a page must have been in front before its button works, in milliseconds. */
const stillMilliseconds = 1_000;

/**
 * Whether this page has been in front for a moment: its tab is visible, in the window that has the focus. A double
 * click may begin on another page, or a page may bring this one to the front under the pointer. Such a click hits a
 * button that does not work yet. The browser tells which window has the focus, since a page that a link led to may be
 * in front without having the focus itself.
 */
export function useAwake(): boolean {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changes = 0;
    let wasInFront = false;
    const restart = async () => {
      changes += 1;
      const change = changes;
      clearTimeout(timer);
      setAwake(false);
      const isInFront = document.visibilityState === 'visible' && (await isOwnWindowFocused().catch(() => false));
      if (change !== changes) return;
      wasInFront = isInFront;
      if (isInFront) timer = setTimeout(() => setAwake(true), stillMilliseconds);
    };
    const onChange = () => void restart();
    // While a question of the browser closes, its window may count as not focused, and nothing tells when it is again.
    const onFocus = () => {
      if (!wasInFront) onChange();
    };
    onChange();
    const stopListening = onWindowFocusChanged(onChange);
    addEventListener('blur', onChange);
    addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onChange);
    return () => {
      changes += 1;
      clearTimeout(timer);
      stopListening();
      removeEventListener('blur', onChange);
      removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onChange);
    };
  }, []);
  return isAwake;
}
