import { performance } from 'node:perf_hooks';
import type { SeenRequest } from '../../local-aws/index.ts';
import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { patience } from '../../test/support/patience.ts';

/** What arrives at the local AWS, for whoever waits for it. */
export interface RequestWatch {
  onRequest(seen: SeenRequest): void;
  /** Forgets what has arrived. */
  reset(): void;
  /** Waits for such a request; throws where none comes. */
  waitFor(isWanted: (seen: SeenRequest) => boolean, what: string): Promise<SeenRequest>;
  /** Waits until such a request has been answered; resolves to when. A browser may give up one and send another. */
  waitForAnswer(isWanted: (seen: SeenRequest) => boolean, what: string): Promise<number>;
}

export const isPresign = ({ operation }: SeenRequest) => operation === 'SageMaker.CreatePresignedDomainUrl';

/** Of a tab: what the worker asks Studio for by itself is no document. */
export const isTab = ({ operation, destination }: SeenRequest) =>
  operation.startsWith('studio.') && destination === 'document';

/** Of the page that a launch ends on. */
export const isStudioPage = (seen: SeenRequest) => isTab(seen) && seen.operation === 'studio.page';

export function watchRequests(): RequestWatch {
  let all: SeenRequest[] = [];
  const waitFor = async (isWanted: (seen: SeenRequest) => boolean, what: string) => {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      const found = all.find(isWanted);
      if (found) return found;
      await pause(2);
    }
    throw new Error(`No ${what} among ${JSON.stringify(all)}`);
  };
  return {
    onRequest: seen => void all.push(seen),
    reset: () => {
      all = [];
    },
    waitFor,
    waitForAnswer: async (isWanted, what) => {
      const { answered } = await waitFor(seen => isWanted(seen) && seen.answered !== undefined, `answer: ${what}`);
      return answered ?? 0;
    },
  };
}
