import { vi } from 'vitest';
import { patience } from './patience';

// Before each test file: `vi.waitFor` and `vi.waitUntil` wait as long as everything else does, where vitest's own default is
// one second and cannot be configured.

const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: patience });
vi.waitUntil = (callback, options) => waitUntil(callback, options ?? { timeout: patience });
