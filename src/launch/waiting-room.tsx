import { useEffect, useState } from 'preact/hooks';
import { forgetTab, keepWaiting } from '../browser/spaces/keep-waiting';
import { forgetWait, waitItem } from '../browser/spaces/waits';
import type { LaunchRequest } from '../core/launch/launch-request';
import { isOver, type Wait } from '../core/launch/wait';
import { useLive } from '../ui/use-live';
import { Launch } from './launching';
import { Left } from './left';
import { Ready } from './ready';
import { Waiting } from './waiting';

interface WaitingRoomProps {
  readonly waitId: string;
  /** The launch, as the address names it. */
  readonly request: LaunchRequest;
}

/** Waits in this tab until what a launch opens runs, and then launches. Says why, if it does not come to that. */
export function WaitingRoom({ waitId, request }: WaitingRoomProps) {
  const wait = useWait(waitId);
  const [left, setLeft] = useState<Wait>();
  if (wait === undefined) return <p role="status" />;
  if (wait === null) return left ? <Left wait={left} /> : <Launch request={request} {...atRest} />;
  if (wait.failure) return <Launch request={wait.request} {...atRest} ended={wait.failure} />;
  if (isOver(wait)) return wait.stops ? <Left wait={wait} /> : <Ready wait={wait} />;
  const leave = () => {
    setLeft(wait);
    void forgetWait(waitId);
  };
  return <Waiting wait={wait} onLeave={leave} />;
}

const atRest = { askId: undefined, begins: false };

/** `null` for a wait that is not known (any more). */
function useWait(waitId: string): Wait | null | undefined {
  const item = waitItem(waitId);
  useEffect(() => {
    const controller = new AbortController();
    const go = () => forgetTab(waitId);
    addEventListener('pagehide', go);
    void keepWaiting(waitId, controller.signal);
    return () => {
      removeEventListener('pagehide', go);
      controller.abort();
    };
  }, [waitId]);
  return useLive(async () => (await item.get()) ?? null, [item.onChanged], [waitId]);
}
