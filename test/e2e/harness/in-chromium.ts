import { test } from 'vitest';
import { isFirefox } from './world';

/** For a test that Firefox cannot pass; its name says why. */
export const inChromium = test.skipIf(isFirefox);
