import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished, vi } from 'vitest';
import type { LocalAws } from '../../local-aws';
import { startTestWorld, type TestWorld } from '../../local-aws/start-test-world';
import { routeFetch } from './route-fetch';

/** Of the file that runs, for `timeOutSoon`. */
let current: LocalAws | undefined;

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
    current = world.local;
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

/**
 * Lets calls time out as soon as the local AWS keeps one of them waiting, in the place of after 10 s: those that it answers
 * may take as long as they like, on however slow a machine.
 */
export function timeOutSoon(): void {
  const countHanging = () => current?.log.filter(({ verdict }) => verdict.startsWith('fault: hang')).length ?? 0;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const controller = new AbortController();
    const before = countHanging();
    const timer = setInterval(() => {
      if (countHanging() > before) controller.abort(new DOMException('The call timed out', 'TimeoutError'));
    }, 5);
    onTestFinished(() => clearInterval(timer));
    return controller.signal;
  });
}

async function failureFrom(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { unexpectedly: await promise };
  } catch (error) {
    return error instanceof Error && 'failure' in error ? error.failure : error;
  }
}
