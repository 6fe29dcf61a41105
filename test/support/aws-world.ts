import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { LocalAws } from '../../local-aws';
import { startTestWorld, type TestWorld } from '../../local-aws/start-test-world';
import { routeFetch } from './route-fetch';

export interface AwsWorld {
  readonly world: TestWorld;
  readonly local: LocalAws;
  /** The operations that were called since the test began, without the service's name. */
  calls(service: 'CognitoIdentity' | 'SecurityTokenService' | 'SageMaker' | 'oidc'): string[];
  /** The failure that a promise is rejected with; throws if anything secret is in it. */
  failureOf(promise: Promise<unknown>): Promise<unknown>;
}

/**
 * A local AWS for the tests of a file, to which `fetch` leads whatever host it names. The waits between attempts are
 * random between nothing and some seconds; here they are nothing.
 */
export function useAwsWorld(): AwsWorld {
  let world: TestWorld | undefined;
  const started = () => {
    if (!world) throw new Error('The local AWS has not been started');
    return world;
  };
  beforeAll(async () => {
    world = await startTestWorld();
  });
  beforeEach(() => {
    started().local.reset();
    vi.stubGlobal('fetch', routeFetch(started().local));
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  afterAll(() => started().local.close());
  return {
    get world() {
      return started();
    },
    get local() {
      return started().local;
    },
    calls: service =>
      started()
        .local.log.map(({ operation }) => operation.split('.'))
        .filter(([name]) => name === service)
        .map(([, operation = '']) => operation),
    failureOf: async promise => {
      const failure = await failureFrom(promise);
      const text = JSON.stringify(failure);
      const { secrets, codes } = started().local;
      if (/[Tt]oken=/.test(text) || [...secrets, ...codes].some(secret => text.includes(secret))) {
        throw new Error('There is something secret in the failure');
      }
      return failure;
    },
  };
}

/** Lets calls time out at once, in the place of 10 s. */
export function timeOutSoon(): void {
  const { timeout } = AbortSignal;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 300));
}

async function failureFrom(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { unexpectedly: await promise };
  } catch (error) {
    return error instanceof Error && 'failure' in error ? error.failure : error;
  }
}
