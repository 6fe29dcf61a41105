/**
 * Reads a value once and keeps it until it has changed; one that could not be read is read again. It may be lost with
 * the worker at any time: a cache, no state.
 */
export function keepUntil<T>(read: () => Promise<T>, onChanged: (callback: () => void) => unknown): () => Promise<T> {
  const kept: { value?: Promise<T> } = {};
  const forget = () => {
    delete kept.value;
  };
  onChanged(forget);
  return async () => {
    kept.value ??= read();
    kept.value.catch(forget);
    return await kept.value;
  };
}
