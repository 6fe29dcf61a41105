/**
 * Has each asynchronous function of an object, and of the objects in it, take one round trip: an answer comes after all
 * that was asked at the same time has been asked. `count` is how many round trips stood one after the other.
 */
export function countRoundTrips<T extends object>(api: T): { readonly api: T; count(): number } {
  let count = 0;
  let waiting: (() => void)[] = [];
  const answer = () => {
    count += 1;
    const answered = waiting;
    waiting = [];
    for (const go of answered) go();
  };
  const roundTrip = () =>
    new Promise<void>(resolve => {
      // Whatever follows from the answers before has been asked by then.
      if (waiting.length === 0) setTimeout(answer, 20);
      waiting.push(resolve);
    });
  /** A lock's task begins once the browser has given the lock. */
  const later = (value: unknown) =>
    isTask(value) ? async (...given: unknown[]) => await roundTrip().then(() => value(...given)) : value;
  const wrap = <O extends object>(object: O): O =>
    new Proxy(object, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member === 'function') {
          return (...values: unknown[]) => {
            const given: unknown = member.apply(target, values.map(later));
            if (!(given instanceof Promise) || values.some(isTask)) return given;
            return Promise.all([given, roundTrip()]).then(([result]) => result);
          };
        }
        return typeof member === 'object' && member !== null ? wrap(member) : member;
      },
    });
  return { api: wrap(api), count: () => count };
}

function isTask(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function' && !value.name.endsWith('istener');
}
