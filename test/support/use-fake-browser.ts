import { vi } from 'vitest';

// Files run one after the other in one process, which saves loading the libraries again. Our own modules are new in each file,
// since they keep what stood for the browser when they were loaded.
vi.resetModules();
vi.unstubAllGlobals();
vi.useRealTimers();

// Before each test file: the polyfill refuses to be loaded outside an extension, so a module under test gets what its test put
// in the place of the browser's API (`vi.stubGlobal('chrome', …)`) before it loaded the module.

vi.mock('webextension-polyfill', () => ({
  get default() {
    return globalThis.chrome;
  },
}));
