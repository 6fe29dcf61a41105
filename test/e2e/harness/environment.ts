import type { Environment } from 'vitest/runtime';
import { closeShared } from './shared-world';

/** Node, as for any test; when the worker process ends, so does the browser that its files have shared. */
const environment: Environment = {
  name: 'browser-under-test',
  viteEnvironment: 'ssr',
  setup: () => ({ teardown: closeShared }),
};

// vitest asks for it.
export default environment;
