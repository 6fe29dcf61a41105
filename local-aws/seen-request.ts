import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { type Call, findHeader } from './call';

/** A request as it arrives, for whoever measures: by this process's `performance.now()`, in milliseconds. */
export interface SeenRequest {
  readonly host: string;
  /** As in the log. */
  readonly operation: string;
  /** What the browser says that it is for (`sec-fetch-dest`): `document` for what a tab goes to. */
  readonly destination: string | undefined;
  readonly arrived: number;
  /** When the answer had been handed to the network; `undefined` until then. */
  answered?: number;
}

export function seeRequest(
  call: Pick<Call, 'host' | 'headers'>,
  operation: string,
  response: ServerResponse,
): SeenRequest {
  const { host } = call;
  const seen: SeenRequest = {
    host,
    operation,
    destination: findHeader(call, 'sec-fetch-dest'),
    arrived: performance.now(),
  };
  response.once('finish', () => {
    seen.answered = performance.now();
  });
  return seen;
}
