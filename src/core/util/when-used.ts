/** A value that is made when it is first used, and kept: what takes time to make must not make the worker start late. */
export function whenUsed<T>(make: () => T): () => T {
  const kept: { value?: T } = {};
  return () => {
    kept.value ??= make();
    return kept.value;
  };
}
