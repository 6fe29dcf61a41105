import { useEffect, useRef, useState } from 'preact/hooks';
import { askForLaunch } from '../browser/launch/ask-launch';
import { cancelLaunch, onLaunchesChanged, type ShownLaunch, settleShown } from '../browser/launch/watch-launches';
import type { LaunchOutcome } from '../core/failure/launch-outcome';
import type { Ask } from '../core/launch/ask';
import { flightOf, type LaunchRequest } from '../core/launch/launch-request';
import { useLive } from './use-live';

/** An ask of this page. */
export interface OwnAsk {
  readonly askId: string;
  readonly key: string;
  readonly request: LaunchRequest;
}

export interface Wanted {
  readonly request: LaunchRequest;
  /** The same ask as elsewhere; a new one, unless told. */
  readonly askId?: string | undefined;
  /** The launch that is known: should another have begun by itself since, it is the one that is asked for. */
  readonly after?: string | undefined;
}

export interface MyLaunch {
  /** `false` until it has been read. */
  readonly isKnown: boolean;
  /** The launch to show, if there is one. */
  readonly shown: ShownLaunch | undefined;
  /** Whether this page asked for it, or has seen it under way. */
  readonly isWatched: boolean;
  /** Resolves to how it ended; to `undefined` where this page asks for it already. */
  launch(wanted: Wanted): Promise<LaunchOutcome | undefined>;
  cancel(): void;
  /** Shows what this page asked for no more. */
  forget(): void;
}

/**
 * The launch of this page: asks the worker for it, and shows how far it is. `find` looks up what to show, after this page
 * has asked or before; `inputs` are the values that it closes over.
 */
export function useMyLaunch(
  find: (own: OwnAsk | undefined) => Promise<ShownLaunch | undefined>,
  inputs: readonly unknown[] = [],
): MyLaunch {
  const [own, setOwn] = useState<OwnAsk>();
  const [reply, setReply] = useState<{ readonly askId: string; readonly outcome: LaunchOutcome }>();
  const pending = useRef(new Set<string>());
  const watched = useRef(new Set<string>());
  const known = useLive(
    async () => ({ askId: own?.askId, stored: await find(own) }),
    [onLaunchesChanged],
    [own?.askId, ...inputs],
  );
  // What was read before this page asked is of an earlier launch.
  const stored = known?.askId === own?.askId ? known?.stored : undefined;
  // Where there was no room to store a launch, its answer tells how it ended.
  const outcome = reply?.askId === own?.askId ? reply?.outcome : undefined;
  const asked = own && { ...own, launchId: undefined, step: 'start' as const, outcome };
  const shown = stored?.launchId === undefined && asked ? asked : stored;

  const isUnderWay = shown !== undefined && !shown.outcome;
  if (isUnderWay && shown.launchId !== undefined) watched.current.add(shown.launchId);
  useEffect(() => {
    // Its worker may have been stopped: then nobody else says how it ended.
    if (isUnderWay) void settleShown(shown);
  }, [isUnderWay, shown?.key, shown?.askId, shown?.launchId]);

  return {
    isKnown: known !== undefined,
    shown,
    isWatched: shown !== undefined && (shown.askId === own?.askId || watched.current.has(shown.launchId ?? '')),
    async launch({ request, askId = crypto.randomUUID(), after }) {
      const key = flightOf(request);
      // The second click of a double click.
      if (pending.current.has(key)) return undefined;
      pending.current.add(key);
      setOwn({ askId, key, request });
      const ask: Ask = { askId, request, ...(after !== undefined && { after }) };
      const ended = await askForLaunch(ask);
      pending.current.delete(key);
      setReply({ askId, outcome: ended });
      return ended;
    },
    cancel: () => shown && cancelLaunch(shown.key),
    forget: () => setOwn(undefined),
  };
}
