import { useEffect, useState } from 'preact/hooks';

/** Calls back when the value must be read again. Returns a function that stops the calls. */
export type Subscribe = (callback: () => void) => () => void;

/**
 * A value that is read asynchronously, and again whenever one of the subscriptions calls. Of readings that overlap,
 * only the last one counts, in whatever order they end. `inputs` are the values that both functions close over.
 */
export function useLive<T>(
  read: () => Promise<T>,
  subscriptions: readonly Subscribe[],
  inputs: readonly unknown[],
): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let newest = 0;
    const reload = () => {
      newest += 1;
      const mine = newest;
      void read().then(result => mine === newest && setValue(result));
    };
    reload();
    const stops = subscriptions.map(subscribe => subscribe(reload));
    return () => {
      newest += 1;
      for (const stop of stops) stop();
    };
  }, inputs);
  return value;
}
