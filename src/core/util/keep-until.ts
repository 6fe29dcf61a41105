/**
 * Reads a value once and keeps it until it has changed. After a failed read, the next call reads again. The kept value
 * is only a cache: it may be lost with the worker at any time.
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
