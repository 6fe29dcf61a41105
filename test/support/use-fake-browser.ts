import { vi } from 'vitest';

// Before each test file: the polyfill refuses to be loaded outside an extension, so a module under test gets what its test put
// in the place of the browser's API (`vi.stubGlobal('chrome', …)`) before it loaded the module.

vi.mock('webextension-polyfill', () => ({
  get default() {
    return globalThis.chrome;
  },
}));
