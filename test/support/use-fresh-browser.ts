import { beforeEach, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from './fake-browser';

/**
 * The fake browser for the tests of a file, empty before each of them. Modules are loaded anew, since they read the
 * browser's API when they are loaded.
 */
export function useFreshBrowser(): FakeBrowser {
  const fake = createFakeBrowser();
  beforeEach(() => {
    vi.resetModules();
    Object.assign(fake, createFakeBrowser());
    vi.stubGlobal('chrome', fake);
    vi.stubGlobal('navigator', createFakeNavigator());
  });
  return fake;
}
