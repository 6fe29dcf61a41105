import { performance } from 'node:perf_hooks';
import type { SeenRequest } from '../../local-aws/index.ts';
import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { patience } from '../../test/support/patience.ts';

/** What arrives at the local AWS, for whoever waits for it. */
export interface RequestWatch {
  onRequest(seen: SeenRequest): void;
  /** Forgets what has arrived. */
  reset(): void;
  /** Waits for such a request, and for its answer; throws where none comes. */
  waitFor(isWanted: (seen: SeenRequest) => boolean, what: string): Promise<Required<SeenRequest>>;
}

export const isPresign = ({ operation }: SeenRequest) => operation === 'SageMaker.CreatePresignedDomainUrl';

/** Of a tab: what the worker asks Studio for by itself is no document. */
export const isTab = ({ operation, destination }: SeenRequest) =>
  operation.startsWith('studio.') && destination === 'document';

export function watchRequests(): RequestWatch {
  let all: SeenRequest[] = [];
  return {
    onRequest: seen => void all.push(seen),
    reset: () => {
      all = [];
    },
    waitFor: async (isWanted, what) => {
      const until = performance.now() + patience;
      while (performance.now() < until) {
        const found = all.find(isWanted);
        if (found?.answered !== undefined) return { ...found, answered: found.answered };
        await pause(2);
      }
      throw new Error(`No ${what} among ${all.map(({ operation }) => operation).join(', ')}`);
    },
  };
}
