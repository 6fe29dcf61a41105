import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser } from '../../../test/support/fake-browser';

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('chrome', createFakeBrowser());
});

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws/*';

test.each<[allowed: string, wanted: string, isAllowed: boolean]>([
  [studio, studio, true],
  ['https://*.studio.us-east-1.sagemaker.aws/*', studio, true],
  ['https://*.sagemaker.aws/*', 'https://*.studio.us-east-1.sagemaker.aws/*', true],
  ['https://*.d-abc.studio.us-east-1.sagemaker.aws/*', studio, true],
  ['*://*.sagemaker.aws/*', studio, true],
  ['https://*/*', studio, true],
  ['*://*/*', studio, true],
  ['<all_urls>', studio, true],
  ['http://*/*', studio, false],
  ['https://*.notebook.us-east-1.sagemaker.aws/*', studio, false],
  ['https://d-abc.studio.us-east-1.sagemaker.aws.example/*', studio, false],
  ['https://*.abc.studio.us-east-1.sagemaker.aws/*', studio, false],
  [studio, 'https://*.studio.us-east-1.sagemaker.aws/*', false],
  ['https://localhost:8443/*', 'https://localhost:8443/*', true],
  ['https://localhost:8443/*', 'https://localhost/*', false],
])('where %s is allowed, %s is: %s', async (allowed, wanted, isAllowed) => {
  const { findMissing } = await import('./host-permissions');
  expect(await findMissing([wanted], new Set([allowed]))).toEqual(isAllowed ? [] : [wanted]);
});
