import { FetchHttpHandler } from '@smithy/fetch-http-handler';

/** How long one attempt of one call may take, in milliseconds; then it is aborted, and the request really cancelled. */
const attemptMilliseconds = 10_000;

/**
 * What every AWS client of ours is made with. `defaultsMode` must be said: the automatic one reads `window`, which a
 * worker does not have. The handler's own time-out leaves the request running, hence the abort signal.
 */
export function clientConfig(region: string, endpoint: string | undefined) {
  return {
    region,
    ...(endpoint && { endpoint }),
    defaultsMode: 'standard' as const,
    maxAttempts: 3,
    requestHandler: new AbortingHttpHandler(),
  };
}

class AbortingHttpHandler extends FetchHttpHandler {
  override async handle(...[request, options]: Parameters<FetchHttpHandler['handle']>) {
    return await super.handle(request, { ...options, abortSignal: AbortSignal.timeout(attemptMilliseconds) });
  }
}
