export interface Clock {
  /** Milliseconds since the epoch, as the local AWS sees them. */
  now(): number;
  setOffset(milliseconds: number): void;
}

/** The server's clock: this machine's, moved by an offset that a test can set. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    setOffset: milliseconds => {
      offset = milliseconds;
    },
  };
}
