import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../browser/api/messaging';
import { pause } from '../../browser/api/pause';
import { whileWanted } from '../../browser/api/with-lock';
import type { Failure } from '../../core/failure/launch-outcome';
import { notRead, type Reading, type ReadPorts, readLists } from './read-lists';

/** What is asked, and for whom. */
interface Asked {
  readonly connectionId: string;
  readonly region: string;
  /** The templates of user profiles' names that tell which one is the person's own. */
  readonly names: readonly string[];
  /** How long to wait before anything is asked, in milliseconds. */
  readonly waitsFor: number;
}

export interface LiveReading {
  readonly reading: Reading;
  /** Asks for nothing more. */
  stop(): void;
  /** Goes on where it stopped. */
  goOn(): void;
}

/** Stands in for a missing answer: the worker was stopped. */
const interrupted = { result: 'failed', failure: { code: 'interrupted' } satisfies Failure } as const;

/**
 * Reads the lists from when the part of the page is shown. The worker answers for as long as the page holds a lock, so that
 * it asks AWS for nothing once the page, or this part of it, is closed.
 */
export function useReading({ connectionId, region, names, waitsFor }: Asked): LiveReading {
  const [reading, setReading] = useState(notRead);
  const latest = useRef(notRead);
  const running = useRef<AbortController>(undefined);
  const show = (next: Reading) => {
    latest.current = next;
    setReading(next);
  };
  const begin = (from: Reading) => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const portsFor = (lock: string): ReadPorts => ({
      findPage: ({ list, token }) =>
        send('findPage', {
          ...{ connectionId, region, lock, list, names: [...names] },
          ...(token !== undefined && { token }),
        }).catch(() => interrupted),
      findDomainMode: domainId =>
        send('findDomainMode', { connectionId, region, lock, domainId }).catch(() => interrupted),
      onChange: show,
      pause,
      random: Math.random,
    });
    const read = async (lock: string) => {
      const ended = await readLists(from, portsFor(lock), signal);
      if (running.current === controller) show(ended);
    };
    // Held until the last answer, or until nobody wants one.
    void whileWanted(signal, read);
  };
  useEffect(() => {
    const timer = setTimeout(() => begin(notRead), waitsFor);
    return () => {
      clearTimeout(timer);
      const last = running.current;
      running.current = undefined;
      last?.abort();
    };
  }, []);
  return {
    reading,
    stop: () => running.current?.abort(),
    goOn: () => begin(latest.current),
  };
}
