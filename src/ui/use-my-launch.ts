import { useEffect, useRef, useState } from 'preact/hooks';
import { askForLaunch } from '../browser/launch/ask-launch';
import { cancelLaunch, onLaunchesChanged, type ShownLaunch, settleShown } from '../browser/launch/watch-launches';
import type { LaunchOutcome } from '../core/failure/launch-outcome';
import type { Ask } from '../core/launch/ask';
import { flightOf, type LaunchRequest } from '../core/launch/launch-request';
import { useLive } from './use-live';

/** A launch that this page asked for. */
export interface OwnAsk {
  readonly askId: string;
  readonly key: string;
  readonly request: LaunchRequest;
}

export interface Wanted {
  readonly request: LaunchRequest;
  /** The id of an ask that already exists. Without it, a new ask is made. */
  readonly askId?: string | undefined;
  /** The latest launch that the page knew. If another has begun by itself since, the ask means that one. */
  readonly after?: string | undefined;
  /** The connection of the profile, where this page knows it. */
  readonly likelyConnection?: string | undefined;
  /** A connection to sign out of first. */
  readonly signOutOf?: string | undefined;
}

/** How long what is only shown waits for the launch itself, in milliseconds. Nobody sees the difference. */
const shownAfterMilliseconds = 50;

export interface MyLaunch {
  /** `false` until the launch to show has been read. */
  readonly isKnown: boolean;
  /** The launch to show, if there is one. */
  readonly shown: ShownLaunch | undefined;
  /** Whether this page asked for the launch, or has seen it under way. */
  readonly isWatched: boolean;
  /** Resolves to the outcome, or to `undefined` if this page is already asking for the same launch. */
  launch(wanted: Wanted): Promise<LaunchOutcome | undefined>;
  cancel(): void;
  /** Stops showing the launch that this page asked for. */
  forget(): void;
}

/**
 * The launch of this page: asks the worker for the launch, and reports its progress. `find` looks up the launch to
 * show, both before and after this page has asked. `inputs` are the values that `find` closes over.
 */
export function useMyLaunch(
  find: (own: OwnAsk | undefined) => Promise<ShownLaunch | undefined>,
  inputs: readonly unknown[] = [],
): MyLaunch {
  const [own, setOwn] = useState<OwnAsk>();
  const [reply, setReply] = useState<{ readonly askId: string; readonly outcome: LaunchOutcome }>();
  const pending = useRef(new Set<string>());
  const watched = useRef(new Set<string>());
  const read = async () => {
    // Until then, what this page asked for is shown. Reading would take the browser's time from the launch.
    if (own && pending.current.has(own.key)) await pause(shownAfterMilliseconds);
    return { askId: own?.askId, stored: await find(own) };
  };
  const known = useLive(read, [onLaunchesShown], [own?.askId, ...inputs]);
  // A value read before this page asked belongs to an earlier launch.
  const stored = known?.askId === own?.askId ? known?.stored : undefined;
  // If there was no room to store a launch, the worker's answer gives its outcome.
  const outcome = reply?.askId === own?.askId ? reply?.outcome : undefined;
  const asked = own && { ...own, launchId: undefined, step: 'start' as const, outcome };
  const shown = stored?.launchId === undefined && asked ? asked : stored;

  const isUnderWay = shown !== undefined && !shown.outcome;
  if (isUnderWay && shown.launchId !== undefined) watched.current.add(shown.launchId);
  useEffect(() => {
    // The launch's worker may have been stopped. Then only this page can settle the outcome. While this page asks, it
    // waits for the worker's answer.
    if (isUnderWay && shown !== asked) void settleShown(shown);
  }, [isUnderWay, shown?.key, shown?.askId, shown?.launchId]);

  return {
    isKnown: known !== undefined,
    shown,
    isWatched: shown !== undefined && (shown.askId === own?.askId || watched.current.has(shown.launchId ?? '')),
    async launch({ request, askId = crypto.randomUUID(), after, likelyConnection, signOutOf }) {
      const key = flightOf(request);
      // Ignore the second click of a double click.
      if (pending.current.has(key)) return undefined;
      pending.current.add(key);
      setOwn({ askId, key, request });
      const ask: Ask = {
        ...{ askId, request },
        ...(after !== undefined && { after }),
        ...(likelyConnection !== undefined && { likelyConnection }),
        ...(signOutOf !== undefined && { signOutOf }),
      };
      const ended = await askForLaunch(ask);
      pending.current.delete(key);
      setReply({ askId, outcome: ended });
      return ended;
    },
    cancel: () => shown && cancelLaunch(shown.key),
    forget: () => setOwn(undefined),
  };
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Calls back some time after a launch has changed, once for all changes until then; returns how to stop. */
function onLaunchesShown(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onLaunchesChanged(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      callback();
    }, shownAfterMilliseconds);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
